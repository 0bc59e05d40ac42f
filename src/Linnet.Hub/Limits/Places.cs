namespace Linnet.Hub.Limits;

/// <summary>How much goes on at the same time, for each key and in all.</summary>
internal sealed class Places(int perKey, int inAll)
{
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _all;

    /// <summary>Takes a place, which has to be left again.</summary>
    /// <returns>False where there is none.</returns>
    internal bool TryEnter(string key)
    {
        lock (_lock)
        {
            var own = _taken.GetValueOrDefault(key);
            if (_all >= inAll || own >= perKey) return false;
            _taken[key] = own + 1;
            _all++;
            return true;
        }
    }

    /// <summary>Leaves a place.</summary>
    internal void Leave(string key)
    {
        lock (_lock)
        {
            _all--;
            if (--_taken[key] == 0) _taken.Remove(key);
        }
    }
}
