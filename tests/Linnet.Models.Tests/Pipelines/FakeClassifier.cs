using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Pipelines;

/// <summary>A classifier whose answer can be read off the text: the text is the probability of the first label.</summary>
internal sealed class FakeClassifier(ProblemType problem = ProblemType.SingleLabel, params string[] labels) : TextClassifier
{
    private int _calls;

    internal int Calls => _calls;

    internal List<int> BatchSizes { get; } = [];

    internal bool IsDisposed { get; private set; }

    /// <summary>Runs at the start of every prediction.</summary>
    internal Action? OnPredict { get; set; }

    public override IReadOnlyList<string> Labels { get; } = labels.Length == 0 ? ["yes", "no"] : labels;

    public override ProblemType ProblemType => problem;

    public override string ModelType => "fake";

    public override long ParameterCount => 0;

    public override string Summary() => "fake";

    public override void WriteTo(ModelFolderWriter folder) => folder.WriteText("fake", "fake");

    protected override void PredictCore(IReadOnlyList<TextInput> inputs, Span<float> probabilities, Span<bool> truncated)
    {
        Interlocked.Increment(ref _calls);
        lock (BatchSizes) BatchSizes.Add(inputs.Count);
        OnPredict?.Invoke();
        for (var i = 0; i < inputs.Count; i++)
        {
            var score = float.Parse(inputs[i].Text, System.Globalization.CultureInfo.InvariantCulture);
            probabilities[i * Labels.Count] = score;
            probabilities.Slice((i * Labels.Count) + 1, Labels.Count - 1).Fill((1 - score) / (Labels.Count - 1));
            if (!truncated.IsEmpty) truncated[i] = inputs[i].Pair is not null;
        }
    }

    protected override void DisposeCore() => IsDisposed = true;
}
