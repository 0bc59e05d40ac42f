using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Models.Vectors;

namespace Linnet.Cli.Commands;

/// <summary>`linnet vectors`: learn word vectors and look into them.</summary>
internal static class VectorsCommand
{
    internal static Command Create() => new("vectors", "Learn word vectors; find words that are used alike.")
    {
        VectorsTrainCommand.Create(), Neighbors(), Analogy(),
    };

    private static Command Neighbors()
    {
        var file = VectorFile();
        var words = new Argument<string[]>("words") { Description = "Words.", Arity = ArgumentArity.OneOrMore };
        var (count, json) = (Count(), CommonOptions.Json());
        var command = new Command("neighbors", "The words nearest to each word, by the cosine of their vectors. Example: linnet vectors neighbors vectors.txt dog --count 5") { file, words, count, json };
        command.SetAction(result =>
        {
            var vectors = WordVectors.Load(result.GetValue(file)!);
            foreach (var word in result.GetValue(words)!) Print(word, vectors.Nearest(word, result.GetValue(count)), result.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Command Analogy()
    {
        var file = VectorFile();
        var words = new Argument<string[]>("words") { Description = "Three words a b c: what is to c as b is to a?", Arity = new ArgumentArity(3, 3) };
        var (count, json) = (Count(), CommonOptions.Json());
        var command = new Command("analogy", "What is to c as b is to a. Example: linnet vectors analogy vectors.txt man king woman") { file, words, count, json };
        command.SetAction(result =>
        {
            var three = result.GetValue(words)!;
            var found = WordVectors.Load(result.GetValue(file)!).Analogy(three[0], three[1], three[2], result.GetValue(count));
            Print($"{three[0]} : {three[1]} = {three[2]} : ?", found, result.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Argument<string> VectorFile() => new("file") { Description = "Word vectors in word2vec's text or binary format, or GloVe's." };

    private static Option<int> Count()
    {
        var count = new Option<int>("--count") { Description = "Words to show.", DefaultValueFactory = _ => 10 };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--count: expected a number from 1.");
        });
        return count;
    }

    private static void Print(string query, IReadOnlyList<WordSimilarity> found, bool json)
    {
        if (!json)
        {
            Console.WriteLine(query);
            foreach (var (word, similarity) in found) Console.WriteLine(FormattableString.Invariant($"  {similarity,7:F4}  {word}"));
            return;
        }

        Console.WriteLine(JsonOutput.Line(writer =>
        {
            writer.WriteString("query", query);
            writer.WriteStartArray("neighbors");
            foreach (var (word, similarity) in found)
            {
                writer.WriteStartObject();
                writer.WriteString("word", word);
                writer.WriteNumber("similarity", similarity);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }));
    }
}
