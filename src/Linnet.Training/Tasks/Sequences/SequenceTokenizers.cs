using Linnet.Models.Folder;
using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>
/// Gives a run the one tokeniser of both sides: from a file, or trained on sources and targets together, so that names and numbers are
/// spelt alike on either side (Sennrich et al. 2016, "Neural Machine Translation of Rare Words with Subword Units", section 3.2).
/// </summary>
internal static class SequenceTokenizers
{
    internal const string Pad = "<pad>";
    internal const string End = "</s>";

    private const string Unknown = "<unk>";

    internal static Tokenizer FindOrTrain(RunContext context, PairedData data)
    {
        if (context.Recipe.Tokenizer.Path is { } path) return Tokenizer.Load(path);
        var stored = Path.Combine(context.Folder, ModelFolder.TokenizerFile);
        if (context.Resume && File.Exists(stored)) return Tokenizer.Load(stored);
        context.Listener.Progressed(new TrainingProgress { Stage = "training the tokeniser", Done = 0, Total = 0 });
        var section = context.Recipe.Tokenizer;
        var options = new TokenizerTrainingOptions
        {
            VocabularySize = section.VocabularySize!.Value,
            MinFrequency = section.MinFrequency!.Value,
            SpecialTokens = [Pad, End, Unknown],
            LowerCase = false,
        };
        var tokenizer = TokenizerTrainer.Create(KindOf(section), options).Train(data.Train.SelectMany(pair => new[] { pair.Source, pair.Target }), context.Cancellation);
        tokenizer.Save(stored);
        return tokenizer;
    }

    /// <summary>The id of a token that a foreign tokeniser may spell in one of several ways.</summary>
    /// <exception cref="ConfigurationException">It has none of them.</exception>
    internal static int Require(Tokenizer tokenizer, params ReadOnlySpan<string> spellings)
    {
        foreach (var spelling in spellings)
        {
            if (tokenizer.TokenToId(spelling) is { } id) return id;
        }

        throw new ConfigurationException($"tokenizer.path: the tokeniser has none of the tokens {string.Join(", ", spellings.ToArray())}, one of which a model that writes texts needs; add it, or let the run train its own.");
    }

    private static TokenizerKind KindOf(TokenizerSection section) => section.Type switch
    {
        "bpe" => TokenizerKind.ByteLevelBpe,
        "unigram" => TokenizerKind.Unigram,
        "word" => TokenizerKind.WordLevel,
        "char" => TokenizerKind.Character,
        var other => throw new ConfigurationException(
            $"tokenizer.type: '{other}' is for reading and cannot put texts together again; use bpe, unigram, word or char, or name a tokenizer.json."),
    };
}
