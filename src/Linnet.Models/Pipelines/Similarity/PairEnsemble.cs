using System.Globalization;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Several scorers whose weighted sum is taken.</summary>
public sealed class PairEnsemble : PairScorer
{
    private readonly PairScorer[] _members;
    private readonly float[] _weights;
    private readonly float _bias;

    /// <summary>Puts scorers together.</summary>
    /// <param name="members">Owned from now on; at least one.</param>
    /// <param name="weights">One above 0 for each.</param>
    /// <param name="bias">What is added to the weighted sum.</param>
    /// <exception cref="ConfigurationException">Members and weights do not fit.</exception>
    public PairEnsemble(IReadOnlyList<PairScorer> members, IReadOnlyList<float> weights, float bias)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(weights);
        if (members.Count == 0 || weights.Count != members.Count || !weights.All(weight => weight > 0 && float.IsFinite(weight)))
            throw new ConfigurationException($"An ensemble needs members and as many weights, each above 0; received {members.Count} and {weights.Count}.");
        (_members, _weights, _bias) = ([.. members], [.. weights], bias);
    }

    /// <inheritdoc/>
    public override string ModelType => "ensemble";

    /// <inheritdoc/>
    public override long ParameterCount => _members.Sum(member => member.ParameterCount);

    /// <summary>The first member's that has one.</summary>
    public override SentenceEncoder? Encoder => _members.Select(member => member.Encoder).FirstOrDefault(encoder => encoder is not null);

    /// <inheritdoc/>
    public override string Summary() => string.Join('\n', _members.Select((member, i) =>
        string.Create(CultureInfo.InvariantCulture, $"member {i}: {member.ModelType}, weight {_weights[i]:0.###}\n\n{member.Summary()}")));

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] names = [.. _members.Select((_, i) => $"member-{i}")];
        folder.WriteConfig(new PairEnsembleConfig(names, _weights, _bias));
        for (var i = 0; i < names.Length; i++) _members[i].WriteTo(folder.Subfolder(names[i]));
    }

    internal static PairEnsemble FromFolder(ModelFolder folder)
    {
        var config = (PairEnsembleConfig)folder.Config;
        if (folder.Depth > 0) throw new ModelFormatException(folder.FilePath(ModelFolder.ConfigFile), "is an ensemble within an ensemble; expected single models.");
        var members = new List<PairScorer>();
        try
        {
            foreach (var name in config.Members) members.Add(Load(ModelFolder.Open(folder.FilePath(name), folder.Depth + 1)));
            return new PairEnsemble(members, config.Weights, config.Bias);
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    protected override float[] SharesCore(IReadOnlyList<TextInput> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var shares = new float[pairs.Count];
        Array.Fill(shares, _bias);
        for (var m = 0; m < _members.Length; m++)
        {
            var own = _members[m].Shares(pairs);
            for (var i = 0; i < own.Length; i++) shares[i] += _weights[m] * own[i];
        }

        return shares;
    }

    /// <inheritdoc/>
    protected override void DisposeCore()
    {
        foreach (var member in _members) member.Dispose();
    }
}
