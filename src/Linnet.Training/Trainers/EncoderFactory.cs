using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Relations;
using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Trainers;

/// <summary>Gives a run its tokeniser: from a file, from the model it starts from, or trained on the training texts.</summary>
internal static class EncoderFactory
{
    private const string TokenizerFile = "tokenizer.json";

    /// <summary>Transformers and readers want every text framed; the last token hides words in pre-training.</summary>
    private static readonly string[] FrameTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    internal static TokenizerTextEncoder Create(TrainingContext context) => Create(context.Run, Texts(context));

    /// <summary>The encoder of a run.</summary>
    /// <param name="context">With every field of the tokeniser, and the most tokens of a text.</param>
    /// <param name="texts">To train a tokeniser on; read where that is needed.</param>
    internal static TokenizerTextEncoder Create(RunContext context, IEnumerable<string> texts)
    {
        var tokenizer = FindOrTrain(context, texts);
        return DecoderFactory.Types.Contains(context.Recipe.Model.Type)
            ? DecoderFactory.CreateEncoder(context.Recipe, tokenizer)
            : new TokenizerTextEncoder(tokenizer, context.Recipe.Data.MaxLength!.Value);
    }

    private static Tokenizer FindOrTrain(RunContext context, IEnumerable<string> texts)
    {
        if (context.Recipe.Tokenizer.Path is { } path) return Tokenizer.Load(path);
        if (context.Recipe.Model.From is { } parent) return Tokenizer.Load(Path.Combine(parent, ModelFolder.TokenizerFile));

        // Kept beside the checkpoints: a resumed run need not train it again.
        var stored = Path.Combine(context.Folder, TokenizerFile);
        if (context.Resume && File.Exists(stored)) return Tokenizer.Load(stored);
        var tokenizer = Train(context, texts);
        tokenizer.Save(stored);
        return tokenizer;
    }

    private static Tokenizer Train(RunContext context, IEnumerable<string> texts)
    {
        var section = context.Recipe.Tokenizer;
        var options = new TokenizerTrainingOptions
        {
            VocabularySize = section.VocabularySize!.Value,
            MinFrequency = section.MinFrequency!.Value,
            LowerCase = section.Lowercase,
            FurtherSpecialTokens = context.Recipe.Task == ModelTask.RelationExtraction ? EntityMarkers.Tokens : [],
            SpecialTokens = NeedsFrame(context.Recipe.Model.Type) ? FrameTokens : null,
        };
        context.Listener.Progressed(new TrainingProgress { Stage = "training the tokeniser", Done = 0, Total = 0 });
        return TokenizerTrainer.Create(KindOf(section), options).Train(texts, context.Cancellation);
    }

    private static bool NeedsFrame(string modelType) => modelType == BiLstmReaderConfig.Type || TransformerFactory.Types.Contains(modelType);

    private static TokenizerKind KindOf(TokenizerSection section) => section.Type switch
    {
        "wordpiece" => TokenizerKind.WordPiece,
        "bpe" => TokenizerKind.ByteLevelBpe,
        "unigram" => TokenizerKind.Unigram,
        "char" => TokenizerKind.Character,
        _ => TokenizerKind.WordLevel,
    };

    private static IEnumerable<string> Texts(TrainingContext context)
    {
        foreach (var row in context.Data.Train())
        {
            yield return row.Text;
            if (row.Pair is { } pair) yield return pair;
        }
    }
}
