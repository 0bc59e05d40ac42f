namespace Linnet.Models.Generation;

/// <summary>The best continuations of all beams, best first; among equals the first that was offered.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class BeamCandidates(int capacity)
{
    private readonly (float Score, int Beam, int Token)[] _best = new (float, int, int)[capacity];
    private int _count;

    internal (float Score, int Beam, int Token) this[int rank] => _best[rank];

    internal void Clear() => _count = 0;

    internal void Offer(float score, int beam, int token)
    {
        if (_count == capacity && !(score > _best[^1].Score)) return;
        var at = _count < capacity ? _count++ : capacity - 1;
        for (; at > 0 && score > _best[at - 1].Score; at--) _best[at] = _best[at - 1];
        _best[at] = (score, beam, token);
    }
}
