using System.Globalization;
using System.Runtime.InteropServices;
using Linnet.Models.Folder;
using Linnet.Models.Relations;
using Linnet.Models.Safetensors;
using Linnet.Models.Sparse;

namespace Linnet.Models.Pipelines;

/// <summary>A linear model over n-grams as a classifier: needs no tokeniser.</summary>
public sealed class LinearTextClassifier : SparseTextClassifier<LinearModel>
{
    private const string Keys = "vectorizer.keys";
    private const string Idf = "vectorizer.inverse_document_frequencies";
    private const string Starts = "vectorizer.block_starts";
    private const string Weight = "classifier.weight";
    private const string Bias = "classifier.bias";

    /// <summary>Gives a model its labels.</summary>
    /// <param name="model">The model.</param>
    /// <param name="labels">A name for each of its labels.</param>
    /// <exception cref="ConfigurationException">The numbers of labels differ.</exception>
    public LinearTextClassifier(LinearModel model, IReadOnlyList<string> labels)
        : base(model, model?.LabelCount ?? throw new ArgumentNullException(nameof(model)), model.Problem, labels)
    {
    }

    /// <summary>Whether texts have two marked entities and are read as what stands in, between and around these.</summary>
    public bool ReadsRelations { get; init; }

    /// <inheritdoc/>
    public override string ModelType => "linear";

    /// <inheritdoc/>
    public override long ParameterCount => Model.Weights.LongLength + Model.Bias.Length;

    /// <inheritdoc/>
    public override string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join('\n', Model.Vectorizer.Blocks.Select((block, i) => $"{block.Analyzer} n-grams {block.MinLength} to {block.MaxLength}: {Model.Vectorizer.BlockStarts[i + 1] - Model.Vectorizer.BlockStarts[i]} features"))}\nweights [{Model.Vectorizer.Columns}, {Model.LabelCount}], bias [{Model.LabelCount}]: {ParameterCount} parameters\n");

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var vectorizer = Model.Vectorizer;
        folder.WriteConfig(new LinearConfig(vectorizer.Blocks) { Labels = Labels, ProblemType = ProblemType, ReadsRelations = ReadsRelations });
        folder.WriteWeights(
        [
            SafetensorsEntry.Of(Keys, MemoryMarshal.Cast<ulong, long>(vectorizer.Vocabulary.Keys).ToArray(), vectorizer.Columns),
            SafetensorsEntry.Of(Idf, vectorizer.InverseDocumentFrequencies, vectorizer.Columns),
            SafetensorsEntry.Of(Starts, vectorizer.BlockStarts, vectorizer.BlockStarts.Length),
            SafetensorsEntry.Of(Weight, Model.Weights, vectorizer.Columns, Model.LabelCount),
            SafetensorsEntry.Of(Bias, Model.Bias, Model.LabelCount),
        ]);
    }

    internal static LinearTextClassifier FromFolder(ModelFolder folder)
    {
        var config = (LinearConfig)folder.Config;
        using var weights = folder.OpenSafetensors();
        try
        {
            var vectorizer = new NgramVectorizer(config.Blocks, weights.ReadKeys(Keys), weights.ReadSingles(Idf), weights.ReadInt32s(Starts));
            return new LinearTextClassifier(new LinearModel(vectorizer, weights.ReadSingles(Weight), weights.ReadSingles(Bias), config.ProblemType), config.Labels) { ReadsRelations = config.ReadsRelations };
        }
        catch (Exception error) when (error is ShapeException or ConfigurationException or ArgumentException)
        {
            throw new ModelFormatException(folder.FilePath(ModelFolder.WeightsFile), error.Message, error);
        }
    }

    /// <inheritdoc/>
    protected override void PredictCore(IReadOnlyList<TextInput> inputs, Span<float> probabilities, Span<bool> truncated) =>
        Model.Predict(ReadsRelations ? Relations(inputs) : inputs, probabilities);

    private static TextInput[] Relations(IReadOnlyList<TextInput> inputs)
    {
        var folding = new FoldedText();
        return [.. inputs.Select(input => new TextInput(RelationFeatures.Of(input.Text, folding)))];
    }
}
