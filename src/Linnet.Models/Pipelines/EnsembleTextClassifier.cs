using System.Globalization;
using System.Text;
using Linnet.Models.Folder;
using Linnet.Models.Sparse;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Several classifiers of any kinds with the same labels: the result is the logarithmic pool of their probabilities, softmax(Σ weight ·
/// ln p) where labels exclude each other, and likewise with the sigmoid of logits where they do not. Members are complete model
/// folders within its own.
/// </summary>
public sealed class EnsembleTextClassifier : TextClassifier
{
    private const int MostNested = 4;

    private readonly TextClassifier[] _members;
    private readonly float[] _weights;

    /// <summary>Puts classifiers together.</summary>
    /// <param name="members">At least one; owned by the ensemble from now on. All with the same labels in the same order.</param>
    /// <param name="weights">One above 0 for each member; a larger sum makes the result surer of itself.</param>
    /// <exception cref="ConfigurationException">No members, other labels in one of them, or weights that do not fit.</exception>
    public EnsembleTextClassifier(IReadOnlyList<TextClassifier> members, IReadOnlyList<float> weights)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(weights);
        if (members.Count == 0) throw new ConfigurationException("An ensemble needs at least one member.");
        if (weights.Count != members.Count || !weights.All(weight => weight > 0 && float.IsFinite(weight)))
            throw new ConfigurationException($"An ensemble of {members.Count} needs as many weights, each above 0.");
        foreach (var member in members)
        {
            if (!member.Labels.SequenceEqual(members[0].Labels) || member.ProblemType != members[0].ProblemType)
                throw new ConfigurationException($"The members of an ensemble must have the same labels and problem type; the {member.ModelType} differs from the {members[0].ModelType}.");
        }

        _members = [.. members];
        _weights = [.. weights];
    }

    /// <summary>The members.</summary>
    public IReadOnlyList<TextClassifier> Members => _members;

    /// <summary>What each member's logits are multiplied by.</summary>
    public IReadOnlyList<float> Weights => _weights;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels => _members[0].Labels;

    /// <inheritdoc/>
    public override ProblemType ProblemType => _members[0].ProblemType;

    /// <inheritdoc/>
    public override string ModelType => "ensemble";

    /// <inheritdoc/>
    public override long ParameterCount => _members.Sum(member => member.ParameterCount);

    /// <inheritdoc/>
    public override string Summary()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _members.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"member {i}: {_members[i].ModelType}, weight {_weights[i]:0.###}\n\n")
                .Append(_members[i].Summary())
                .Append(i + 1 < _members.Length ? "\n" : string.Empty);
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] names = [.. Enumerable.Range(0, _members.Length).Select(i => $"member-{i}")];
        folder.WriteConfig(new EnsembleConfig(names, _weights) { Labels = Labels, ProblemType = ProblemType });
        for (var i = 0; i < names.Length; i++) _members[i].WriteTo(folder.Subfolder(names[i]));
    }

    internal static EnsembleTextClassifier FromFolder(ModelFolder folder)
    {
        var path = folder.FilePath(ModelFolder.ConfigFile);
        if (folder.Depth >= MostNested) throw new ModelFormatException(path, $"ensembles stand within ensembles more than {MostNested} deep.");
        var config = (EnsembleConfig)folder.Config;
        var members = new List<TextClassifier>();
        try
        {
            foreach (var name in config.Members)
            {
                var member = Load(ModelFolder.Open(folder.FilePath(name), folder.Depth + 1));
                members.Add(member);
                if (!member.Labels.SequenceEqual(config.Labels) || member.ProblemType != config.ProblemType)
                    throw new ModelFormatException(path, $"the member '{name}' has other labels or another problem_type than the ensemble.");
            }

            return new EnsembleTextClassifier(members, config.Weights);
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void PredictCore(IReadOnlyList<TextInput> inputs, Span<float> probabilities, Span<bool> truncated)
    {
        probabilities.Clear();
        var own = new float[probabilities.Length];
        var cut = new bool[truncated.Length];
        for (var m = 0; m < _members.Length; m++)
        {
            _members[m].Predict(inputs, own, cut);
            LogarithmicPool.Add(own, _weights[m], ProblemType, probabilities);
            for (var i = 0; i < cut.Length; i++) truncated[i] |= cut[i];
        }

        OutputLayer.ToProbabilities(probabilities, Labels.Count, ProblemType);
    }

    /// <inheritdoc/>
    protected override void DisposeCore()
    {
        foreach (var member in _members) member.Dispose();
    }
}
