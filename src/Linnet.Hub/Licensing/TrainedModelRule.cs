namespace Linnet.Hub.Licensing;

/// <summary>What a licence of data says by itself about what is computed from the data; most say nothing.</summary>
/// <param name="Place">Where it says so.</param>
/// <param name="NeedsNotice">The result has to name the data; otherwise it is free.</param>
internal sealed record TrainedModelRule(string Place, bool NeedsNotice);
