using System.Globalization;
using System.Runtime.InteropServices;
using Linnet.Models.Folder;
using Linnet.Models.Safetensors;
using Linnet.Models.Sparse;

namespace Linnet.Models.Pipelines;

/// <summary>A fastText model as a classifier: needs no tokeniser.</summary>
public sealed class FastTextClassifier : SparseTextClassifier<FastTextModel>
{
    private const string Keys = "embeddings.keys";
    private const string Rows = "embeddings.rows";
    private const string Weight = "embeddings.weight";
    private const string Output = "classifier.weight";

    /// <summary>Gives a model its labels.</summary>
    /// <param name="model">The model.</param>
    /// <param name="labels">A name for each of its labels.</param>
    /// <exception cref="ConfigurationException">The numbers of labels differ.</exception>
    public FastTextClassifier(FastTextModel model, IReadOnlyList<string> labels)
        : base(model, model?.LabelCount ?? throw new ArgumentNullException(nameof(model)), model.Problem, labels)
    {
    }

    /// <inheritdoc/>
    public override string ModelType => "fasttext";

    /// <inheritdoc/>
    public override long ParameterCount => Model.Embeddings.LongLength + Model.Output.Length;

    /// <inheritdoc/>
    public override string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model.Vocabulary.Count} words and n-grams\nembeddings [{Model.Embeddings.Length / Model.Dimension}, {Model.Dimension}]\nclassifier [{Model.LabelCount}, {Model.Dimension}]: {ParameterCount} parameters in all\n");

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(new FastTextConfig(Model.Features, Model.Dimension) { Labels = Labels, ProblemType = ProblemType });
        folder.WriteWeights(
        [
            SafetensorsEntry.Of(Keys, MemoryMarshal.Cast<ulong, long>(Model.Vocabulary.Keys).ToArray(), Model.Vocabulary.Count),
            SafetensorsEntry.Of(Rows, Model.Rows, Model.Rows.Length),
            SafetensorsEntry.Of(Weight, Model.Embeddings, Model.Embeddings.Length / Model.Dimension, Model.Dimension),
            SafetensorsEntry.Of(Output, Model.Output, Model.LabelCount, Model.Dimension),
        ]);
    }

    internal static FastTextClassifier FromFolder(ModelFolder folder)
    {
        var config = (FastTextConfig)folder.Config;
        using var weights = folder.OpenSafetensors();
        try
        {
            var model = new FastTextModel(
                config.Features, weights.ReadKeys(Keys), weights.ReadInt32s(Rows), weights.ReadSingles(Weight), weights.ReadSingles(Output), config.EmbeddingSize, config.ProblemType);
            return new FastTextClassifier(model, config.Labels);
        }
        catch (Exception error) when (error is ShapeException or ConfigurationException or ArgumentException)
        {
            throw new ModelFormatException(folder.FilePath(ModelFolder.WeightsFile), error.Message, error);
        }
    }

    /// <inheritdoc/>
    protected override void PredictCore(IReadOnlyList<TextInput> inputs, Span<float> probabilities, Span<bool> truncated) =>
        Model.Predict(inputs, probabilities);
}
