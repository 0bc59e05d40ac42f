using System.Text;
using Linnet.Models.Architectures;
using Linnet.Models.Chat;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Continues texts with a causal language model. Safe to use from any number of threads at once: each call has a memory of its own.
/// </summary>
/// <example>
/// <code>
/// using var pipeline = TextGenerationPipeline.Load("models/stories");
/// var story = pipeline.Generate("Once upon a time", pipeline.Defaults with { MaxNewTokens = 100 });
/// Console.WriteLine(story.Text);
/// foreach (var piece in pipeline.Stream("Once upon a time")) Console.Write(piece);
/// </code>
/// </example>
public sealed class TextGenerationPipeline : ILanguagePipeline<TextGenerationPipeline>
{
    /// <summary>Puts a model and its tokeniser together.</summary>
    /// <param name="model">Owned by the pipeline from now on.</param>
    /// <param name="tokenizer">Gives ids that the model knows.</param>
    /// <param name="defaults">How texts are continued where a call does not say; greedy where null.</param>
    public TextGenerationPipeline(CausalLanguageModel model, Tokenizer tokenizer, GenerationConfig? defaults = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        Model = model;
        Tokenizer = tokenizer.Truncation is null && tokenizer.Padding is null
            ? tokenizer
            : tokenizer.With(parts => (parts.Truncation, parts.Padding) = (null, null));
        Defaults = defaults ?? new GenerationConfig { BosTokenId = model.LanguageConfig.BosTokenId, EosTokenIds = model.LanguageConfig.EosTokenIds };
    }

    /// <summary>The model.</summary>
    public CausalLanguageModel Model { get; }

    /// <summary>From texts to ids and back.</summary>
    public Tokenizer Tokenizer { get; }

    /// <summary>How texts are continued where a call does not say: the folder's <c>generation_config.json</c>.</summary>
    public GenerationConfig Defaults { get; }

    /// <summary>How conversations are written for this model; null where its folder has no template.</summary>
    public ChatTemplate? ChatTemplate { get; init; }

    /// <summary>Loads a language model's folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing, damaged, or no causal language model.</exception>
    public static TextGenerationPipeline Load(string path)
    {
        var folder = ModelFolder.Open(path);
        var defaults = GenerationConfig.FromFolder(folder);
        var tokenizerPath = folder.FilePath(ModelFolder.TokenizerFile);
        if (!File.Exists(tokenizerPath)) throw ModelFile.NotFound(tokenizerPath);
        var tokenizer = Tokenizer.Load(tokenizerPath);
        var template = ChatTemplate.FromFolder(folder);
        return new TextGenerationPipeline(folder.LoadNetwork<CausalLanguageModel>(), tokenizer, defaults) { ChatTemplate = template };
    }

    /// <summary>Continues a text.</summary>
    /// <param name="prompt">The text so far; may be empty where the model has an id that begins a text.</param>
    /// <param name="config">How; <see cref="Defaults"/> where null.</param>
    /// <exception cref="ConfigurationException">A value is outside its range, or the prompt has no tokens.</exception>
    public GeneratedText Generate(string prompt, GenerationConfig? config = null) => Generate(Encode(prompt), config, null);

    /// <summary>Continues a text and hands out each piece as soon as it is certain.</summary>
    /// <param name="prompt">The text so far; may be empty where the model has an id that begins a text.</param>
    /// <param name="config">How; <see cref="Defaults"/> where null.</param>
    /// <param name="onText">Receives pieces that are never empty and never split a character; together they are the whole text.</param>
    /// <returns>The whole.</returns>
    /// <exception cref="ConfigurationException">A value is outside its range, or the prompt has no tokens.</exception>
    public GeneratedText Generate(string prompt, GenerationConfig? config, Action<string>? onText) => Generate(Encode(prompt), config, onText);

    /// <summary>Answers a conversation.</summary>
    /// <param name="messages">What was said so far.</param>
    /// <param name="config">How; <see cref="Defaults"/> where null.</param>
    /// <param name="onText">Receives the answer in pieces; null for nobody.</param>
    /// <exception cref="ConfigurationException">The model has no chat template, or its template refuses the messages.</exception>
    public GeneratedText Chat(IReadOnlyList<ChatMessage> messages, GenerationConfig? config = null, Action<string>? onText = null)
    {
        if (ChatTemplate is null) throw new ConfigurationException("This model has no chat template in its tokenizer_config.json; continue a text instead.");

        // The template writes the special tokens itself.
        return Generate(Tokenizer.EncodeIds(ChatTemplate.Apply(messages), addSpecialTokens: false), config, onText);
    }

    /// <summary>Continues a text, piece by piece, while the caller reads.</summary>
    /// <param name="prompt">The text so far; may be empty where the model has an id that begins a text.</param>
    /// <param name="config">How; <see cref="Defaults"/> where null.</param>
    /// <returns>Pieces that are never empty and never split a character.</returns>
    /// <exception cref="ConfigurationException">A value is outside its range, or the prompt has no tokens.</exception>
    public IEnumerable<string> Stream(string prompt, GenerationConfig? config = null)
    {
        var settings = config ?? Defaults;
        var ids = Encode(prompt);
        var stream = new TextStream(Tokenizer, ids, settings.StopStrings);
        return Pieces(new TokenGenerator(Model, settings).Generate(ids), stream, []);
    }

    /// <summary>The ids of a prompt, with the special tokens that begin a text and without any that end one.</summary>
    /// <param name="prompt">Any text.</param>
    public int[] Encode(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var ids = Tokenizer.EncodeIds(prompt);
        var end = ids.Length;
        while (end > 1 && Defaults.EosTokenIds.Contains(ids[end - 1]) && ids[end - 1] != Defaults.BosTokenId) end--;
        return ids[..end];
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    private GeneratedText Generate(int[] prompt, GenerationConfig? config, Action<string>? onText)
    {
        var settings = config ?? Defaults;
        var ids = new List<int>();
        var text = new StringBuilder();
        var stream = new TextStream(Tokenizer, prompt, settings.StopStrings);
        foreach (var piece in Pieces(new TokenGenerator(Model, settings).Generate(prompt), stream, ids))
        {
            text.Append(piece);
            onText?.Invoke(piece);
        }

        var reason = stream.IsStopped ? FinishReason.StopString
            : ids.Count > 0 && settings.EosTokenIds.Contains(ids[^1]) ? FinishReason.EndOfText
            : FinishReason.Length;
        return new GeneratedText(ids, text.ToString(), reason, prompt.Length, (long)prompt.Length + ids.Count > Model.MaxLength);
    }

    private static IEnumerable<string> Pieces(IEnumerable<int> tokens, TextStream stream, List<int> ids)
    {
        foreach (var id in tokens)
        {
            ids.Add(id);
            if (stream.Add(id) is { Length: > 0 } piece) yield return piece;
            if (stream.IsStopped) yield break;
        }

        if (stream.Finish() is { Length: > 0 } rest) yield return rest;
    }

    static void ILanguagePipeline<TextGenerationPipeline>.Check(string path) => PipelineFolder.Check<TextGenerationPipeline>(path, ModelTask.TextGeneration);
}
