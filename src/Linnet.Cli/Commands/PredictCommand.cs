using System.CommandLine;
using Linnet.Cli.Prediction;

namespace Linnet.Cli.Commands;

/// <summary>`linnet predict`: what a model says to one text, to the lines of a file, or to standard input.</summary>
internal static class PredictCommand
{
    internal static Command Create()
    {
        var model = CommonOptions.ModelFolder();
        var text = new Argument<string?>("text") { Description = "The text; without it lines are read from --file or standard input.", Arity = ArgumentArity.ZeroOrOne };
        var second = new Argument<string?>("second") { Description = "The second text of a pair, as --pair.", Arity = ArgumentArity.ZeroOrOne };
        var pair = new Option<string?>("--pair") { Description = "The second text of a pair." };
        var question = new Option<string?>("--question") { Description = "The question, for a model that answers questions." };
        var context = new Option<string?>("--context") { Description = "The text that the answer stands in." };
        var file = new Option<string?>("--file") { Description = "A file with one text a line (a pair's texts with a tab between)." };
        var top = new Option<int>("--top") { Description = "How many labels to show, best first.", DefaultValueFactory = _ => 1 };
        var threshold = new Option<float>("--threshold") { Description = "Least probability of a label of a multi-label model.", DefaultValueFactory = _ => 0.5f };
        var beams = new Option<int?>("--num-beams") { Description = "Texts that a translator or summariser follows at a time; 1 for the most probable token each time." };
        var penalty = new Option<float?>("--length-penalty") { Description = "Above 1 favours longer translations and summaries, below 1 shorter ones." };
        var sentences = new Option<int?>("--num-sentences") { Description = "Sentences of an extractive summary." };
        var json = CommonOptions.Json();
        var command = new Command("predict", "Ask a model. Example: linnet predict models/mine \"where is my parcel?\" --top 3")
        {
            model, text, second, pair, question, context, file, top, threshold, beams, penalty, sentences, json,
        };
        var prompt = new PromptFlags(command);
        command.SetAction(result =>
        {
            var best = result.GetValue(top);
            if (best < 1) throw new ConfigurationException($"--top: {best} cannot be used; expected 1 or more.");
            if (result.GetValue(second) is not null && result.GetValue(pair) is not null)
                throw new ConfigurationException("--pair: the second text is given twice; give it as an argument or with --pair.");
            var request = new PredictRequest(
                result.GetValue(model)!, result.GetValue(question) ?? result.GetValue(text), result.GetValue(context) ?? result.GetValue(second) ?? result.GetValue(pair),
                result.GetValue(file), best, result.GetValue(threshold), result.GetValue(json))
            {
                NumBeams = result.GetValue(beams),
                LengthPenalty = result.GetValue(penalty),
                NumSentences = result.GetValue(sentences),
                Prompt = prompt.Read(result),
            };
            Predictors.For(request).Run(request);
            return 0;
        });
        return command;
    }
}
