using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Text.Tokenization;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>Plain text to an encoder that other tasks begin with.</summary>
internal sealed class PretrainingLanguageTask : ILanguageTask
{
    private bool _detectsReplacements;

    private PretrainingLanguageTask()
    {
    }

    /// <summary>Hidden tokens are found.</summary>
    internal static PretrainingLanguageTask FillMask { get; } = new()
    {
        Name = ModelTask.FillMask,
        Title = "Fill mask",
        ModelTypes = ["bert", "distilbert", "roberta"],
        Metrics = [MetricNames.Loss, MetricNames.Perplexity, MetricNames.Accuracy],
        CardMetrics = [(MetricNames.Perplexity, "Perplexity of hidden tokens"), (MetricNames.Loss, "Loss"), (MetricNames.Accuracy, "Accuracy of hidden tokens")],
    };

    /// <summary>Replaced tokens are told from the text's own.</summary>
    internal static PretrainingLanguageTask ReplacedTokens { get; } = new()
    {
        Name = ModelTask.ReplacedTokenDetection,
        Title = "Replaced-token detection",
        ModelTypes = ["electra"],
        Metrics = [MetricNames.Loss, MetricNames.Perplexity, MetricNames.F1],
        CardMetrics = [(MetricNames.F1, "F1 of replaced tokens"), (MetricNames.Loss, "Loss")],
        _detectsReplacements = true,
    };

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> ModelTypes { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<(string Type, string Name)> CardMetrics { get; init; }

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        var path = context.Recipe.Data.Train ?? throw new ConfigurationException("data.train: no text is named; give --data with a file of plain text, or a folder of them.");
        Directory.CreateDirectory(context.Folder);
        var corpus = TextCorpus.Open(path);
        var recipe = PretrainingDefaults.Resolve(context.Recipe, corpus);
        context = context with { Recipe = recipe };
        var encoder = EncoderFactory.Create(context, corpus.Lines().Where(line => line.Length > 0));
        var masking = MaskingOf(encoder.Tokenizer, recipe.Pretraining);
        var hashes = DataFiles.Hash(recipe.Data);
        using var rows = CorpusRows.Encode(context, encoder.Tokenizer, TrainingRun.Fingerprint(recipe, hashes, 0));
        context.Listener.Noted($"{rows.TrainRows.Length} rows of at most {recipe.Data.MaxLength} tokens to learn from, {rows.DevRows.Length} to measure on; {encoder.Tokenizer.VocabularySize} token ids");
        var config = TransformerFactory.Create(recipe, encoder.Tokenizer.VocabularySize, encoder.PadId) with { Labels = [], UseCrf = false, MarksMatches = false };
        var (network, task, written) = _detectsReplacements ? Replaced(config, rows, masking, encoder.PadId, recipe) : Masked(config, rows, masking, encoder.PadId, recipe);
        try
        {
            var fingerprint = TrainingRun.Fingerprint(recipe, hashes, rows.TrainRows.Length);
            var loop = new TrainingLoop(task, new LoopOptions(recipe.Training, recipe.Seed, recipe.Model.Type, context.Folder, fingerprint, context.Listener));
            var history = loop.Run(context.Resume, context.Cancellation);
            var measured = task.Evaluate();
            return new FinishedRun(network)
            {
                Recipe = recipe,
                History = history,
                WriteModel = folder =>
                {
                    folder.WriteConfig(written.Config);
                    folder.WriteWeights(written.Entries());
                    encoder.WriteTo(folder);
                },
                Data = DataFiles.Sources(recipe.Data, hashes, rows.TrainRows.Length, rows.DevRows.Length, 0),
                TrainCount = rows.TrainRows.Length,
                ModelType = recipe.Model.Type,
                Languages = [UnspacedText.Is(corpus) ? "zh" : "en"],
                Kind = "pretrained encoder",
                Usage = _detectsReplacements
                    ? ["var folder = ModelFolder.Open(\"{0}\"); // train a task on it: linnet train --from"]
                    : ["using var pipeline = FillMaskPipeline.Load(\"{0}\");", "Console.WriteLine(pipeline.Fill(\"a [MASK] text\")[0].Text);"],
                CardMetrics = [_detectsReplacements ? MetricNames.F1 : MetricNames.Perplexity],
                DevName = recipe.Data.Dev ?? path,
                Dev = measured is null ? null : new MetricReport(rows.DevRows.Length, measured),
            };
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        if (_detectsReplacements)
            throw new ModelFormatException(modelFolder, "is a discriminator whose generator was not kept, so that there is nothing to measure; fine-tune it with linnet train --from.");
        return FillMaskEvaluation.Run(modelFolder, dataPath);
    }

    private Masking MaskingOf(Tokenizer tokenizer, PretrainingSection section)
    {
        if (tokenizer.MaskId is null || tokenizer.ClsId is null || tokenizer.SepId is null)
            throw new ConfigurationException("tokenizer: has no [MASK], [CLS] or [SEP] (or <mask>, <s>, </s>), which pre-training needs; use another, or let one be trained.");
        return Masking.For(tokenizer, section.MaskProbability!.Value, section.WholeWords!.Value, onlyMasks: _detectsReplacements);
    }

    private static (Module Network, ITrainingTask Task, TokenNetwork Written) Masked(EncoderConfig config, CorpusRows rows, Masking masking, int padId, Recipe recipe)
    {
        var model = NetworkFactory.Make<MaskedLanguageModel>(config with { Head = EncoderHead.MaskedLM });
        return (model, new MaskedLanguageTask(model, rows, masking, padId, recipe), model);
    }

    private static (Module Network, ITrainingTask Task, TokenNetwork Written) Replaced(EncoderConfig config, CorpusRows rows, Masking masking, int padId, Recipe recipe)
    {
        var model = new ReplacedTokenModel((ElectraConfig)config, recipe.Pretraining.GeneratorSize!.Value);
        return (model, new ReplacedTokenTask(model, rows, masking, padId, recipe), model.Discriminator);
    }
}
