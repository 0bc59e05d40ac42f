using Linnet.Models.Chat;
using Linnet.Models.Folder;
using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;
using Linnet.Training.Progress;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>
/// Gives a language model its tokeniser: from a file, from the model it starts from, or trained on the text. One that is trained keeps every
/// character, so that texts can be written with it: single characters, or byte-level pieces.
/// </summary>
internal static class LanguageTokenizer
{
    internal const string EndOfText = "<|endoftext|>";

    private const string Unknown = "<unk>";

    internal static Tokenizer FindOrTrain(RunContext context, IEnumerable<string> pieces, bool isDialogue)
    {
        var recipe = context.Recipe;
        if (recipe.Tokenizer.Path is { } path) return Tokenizer.Load(path);
        if (recipe.Model.From is { } parent) return Tokenizer.Load(Path.Combine(parent, ModelFolder.TokenizerFile));
        var stored = Path.Combine(context.Folder, ModelFolder.TokenizerFile);
        if (context.Resume && File.Exists(stored)) return Tokenizer.Load(stored);
        context.Listener.Progressed(new TrainingProgress { Stage = "training the tokeniser", Done = 0, Total = 0 });
        var (kind, special) = recipe.Tokenizer.Type switch
        {
            "char" => (TokenizerKind.Character, Unknown),
            "bpe" => (TokenizerKind.ByteLevelBpe, EndOfText),
            var other => throw new ConfigurationException(
                $"tokenizer.type: '{other}' loses part of the text and cannot be used to write; use char or bpe, or name a tokenizer.json."),
        };
        var options = new TokenizerTrainingOptions
        {
            VocabularySize = recipe.Tokenizer.VocabularySize!.Value,
            MinFrequency = recipe.Tokenizer.MinFrequency!.Value,
            SpecialTokens = [special],
            FurtherSpecialTokens = isDialogue ? PlainChatTemplate.Tokens : [],
            LowerCase = false,
        };
        var tokenizer = TokenizerTrainer.Create(kind, options).Train(pieces, context.Cancellation);
        tokenizer.Save(stored);
        return tokenizer;
    }
}
