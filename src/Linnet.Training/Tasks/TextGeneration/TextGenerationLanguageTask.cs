using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Chat;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Models.Pipelines;
using Linnet.Text.Tokenization;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>Running text to a model that continues texts.</summary>
internal sealed class TextGenerationLanguageTask : ILanguageTask
{
    /// <summary>What a written model does unless it is told otherwise: draws, a little boldly.</summary>
    private static readonly GenerationConfig Written = new() { MaxNewTokens = 200, DoSample = true, Temperature = 0.8f, TopK = 50 };

    /// <inheritdoc/>
    public string Name => ModelTask.TextGeneration;

    /// <inheritdoc/>
    public string Title => "Text generation";

    /// <inheritdoc/>
    public IReadOnlyList<string> ModelTypes { get; } = ["gpt2", "llama", "lstm-lm"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics { get; } = [MetricNames.Loss, MetricNames.Perplexity];

    /// <inheritdoc/>
    public IReadOnlyList<(string Type, string Name)> CardMetrics { get; } =
        [(MetricNames.Perplexity, "Perplexity"), (MetricNames.Loss, "Loss"), (MetricNames.BitsPerCharacter, "Bits per character")];

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        var path = context.Recipe.Data.Train ?? throw new ConfigurationException("data.train: no file is named; give --data FILE with running text.");
        Directory.CreateDirectory(context.Folder);
        var recipe = LanguageModelDefaults.Resolve(context.Recipe);
        context = context with { Recipe = recipe };
        var isDialogue = DialogueFile.IsOne(path);
        var template = isDialogue && recipe.Model.From is { } parent ? ChatTemplate.FromFolder(ModelFolder.Open(parent)) : null;
        var streams = !isDialogue && CorpusText.IsOne(path);
        var (text, devText) = streams ? ("", "") : Texts(recipe, path, template);
        var tokenizer = LanguageTokenizer.FindOrTrain(context, streams ? CorpusText.Pieces(path) : PlainText.Pieces(text), isDialogue);
        using var corpus = streams ? CorpusText.Encode(context, tokenizer) : null;
        var train = corpus?.Train ?? new TokenArray(PlainText.Encode(tokenizer, text));
        var dev = corpus?.Dev ?? new TokenArray(PlainText.Encode(tokenizer, devText));
        var test = recipe.Data.Test is { } file ? Text(file, template) : null;
        if (train.Count < 2) throw new DataFormatException(path, null, $"has {train.Count} tokens to learn from; expected running text.");
        var model = LanguageModelFactory.Create(recipe, tokenizer.VocabularySize);
        try
        {
            if (recipe.Data.MaxLength > model.MaxLength)
                throw new ConfigurationException($"data.max_length: {recipe.Data.MaxLength} is more than the {model.MaxLength} tokens that the model can hold.");
            var hashes = DataFiles.Hash(recipe.Data);
            var fingerprint = TrainingRun.Fingerprint(recipe, hashes, (int)Math.Min(int.MaxValue, train.Count));
            var loop = new TrainingLoop(
                new CausalLanguageTask(model, train, dev, recipe),
                new LoopOptions(recipe.Training, recipe.Seed, recipe.Model.Type, context.Folder, fingerprint, context.Listener));
            var history = loop.Run(context.Resume, context.Cancellation);
            var length = recipe.Data.MaxLength!.Value;
            return new FinishedRun(model)
            {
                Recipe = recipe,
                History = history,
                WriteModel = folder => Write(folder, model, tokenizer, isDialogue, recipe.Model.From),
                Data = DataFiles.Sources(recipe.Data, hashes, train.Count, dev.Count, test?.Length ?? 0),
                TrainCount = (int)Math.Min(int.MaxValue, train.Count),
                ModelType = recipe.Model.Type,
                Languages = [HasHan(streams ? string.Concat(CorpusText.Pieces(path).Take(100)) : text) ? "zh" : "en"],
                Kind = "language model",
                Usage = ["using var pipeline = TextGenerationPipeline.Load(\"{0}\");", isDialogue ? "new Conversation(pipeline).Say(\"Hello!\", onText: Console.Write);" : "Console.WriteLine(pipeline.Generate(\"The\").Text);"],
                CardMetrics = ["perplexity"],
                DevName = recipe.Data.Dev ?? path,
                Dev = dev.Count < 2 ? null : LanguageModelEvaluation.Run(model, dev, length).ToReport(devText.Length),
                Test = test is null ? null : Measure(model, tokenizer, test, length, recipe.Data.Test!),
            };
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        const int LongestBlock = 512;
        using var pipeline = TextGenerationPipeline.Load(modelFolder);
        return Measure(pipeline.Model, pipeline.Tokenizer, Text(dataPath, pipeline.ChatTemplate), Math.Min(pipeline.Model.MaxLength, LongestBlock), dataPath);
    }

    private static MetricReport Measure(CausalLanguageModel model, Tokenizer tokenizer, string text, int length, string path)
    {
        var ids = PlainText.Encode(tokenizer, text);
        return ids.Length >= 2
            ? LanguageModelEvaluation.Run(model, new TokenArray(ids), length).ToReport(text.Length)
            : throw new DataFormatException(path, null, $"has {ids.Length} tokens; expected running text.");
    }

    private static bool HasHan(string text) => text.AsSpan(0, Math.Min(text.Length, 10_000)).ContainsAnyInRange('\u4e00', '\u9fff');

    private static (string Train, string Dev) Texts(Recipe recipe, string path, ChatTemplate? template)
    {
        if (recipe.Data.Dev is { } dev) return (Text(path, template), Text(dev, template));
        return DialogueFile.IsOne(path) ? DialogueText.Divide(path, template, recipe) : PlainText.Split(PlainText.Read(path), recipe.Data.DevFraction);
    }

    /// <summary>Running text as it stands, or conversations as the template writes them.</summary>
    private static string Text(string path, ChatTemplate? template) => DialogueFile.IsOne(path) ? DialogueText.Read(path, template) : PlainText.Read(path);

    private static void Write(ModelFolderWriter folder, CausalLanguageModel model, Tokenizer tokenizer, bool isDialogue, string? parent)
    {
        folder.WriteConfig(model.Config);
        folder.WriteWeights(model.Entries());
        folder.WriteText(ModelFolder.TokenizerFile, tokenizer.ToJson());
        var endName = isDialogue ? PlainChatTemplate.EndOfTurn : LanguageTokenizer.EndOfText;
        var end = tokenizer.TokenToId(endName);
        if (!TryCopyChat(folder, parent))
        {
            folder.WriteJson(ModelFolder.TokenizerConfigFile, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("tokenizer_class", "PreTrainedTokenizerFast");
                if (model.MaxLength < int.MaxValue) writer.WriteNumber("model_max_length", model.MaxLength);
                if (end is not null) writer.WriteString("eos_token", endName);
                if (isDialogue) writer.WriteString("chat_template", PlainChatTemplate.Source);
                writer.WriteEndObject();
            });
        }

        var written = Written with
        {
            BosTokenId = model.LanguageConfig.BosTokenId,
            EosTokenIds = end is { } id ? [id] : model.LanguageConfig.EosTokenIds,
            StopStrings = isDialogue && end is null ? [endName] : [],
        };
        folder.WriteJson(GenerationConfig.FileName, written.Write);
    }

    /// <summary>A parent that can converse already goes on to do so in its own way.</summary>
    private static bool TryCopyChat(ModelFolderWriter folder, string? parent)
    {
        if (parent is null || ChatTemplate.FromFolder(ModelFolder.Open(parent)) is null) return false;
        foreach (var file in (string[])[ModelFolder.TokenizerConfigFile, ChatTemplate.TemplateFile])
        {
            if (Path.Combine(parent, file) is var path && File.Exists(path)) folder.WriteText(file, File.ReadAllText(path));
        }

        return true;
    }
}
