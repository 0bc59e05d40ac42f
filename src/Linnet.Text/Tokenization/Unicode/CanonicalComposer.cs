using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Normalisation form of a stream of characters, with the bookkeeping of how each result came about. Characters are pushed one by
/// one; results come out as (character, change): change 0 replaces one source character, 1 is an addition beside the
/// previous one, -n replaces one and swallows n more.
/// </summary>
/// <typeparam name="TSink">Receives the results in order.</typeparam>
internal ref struct CanonicalComposer<TSink>
    where TSink : struct, ICharacterSink
{
    private readonly NormalizationTables _tables;
    private readonly bool _compatibility;
    private readonly bool _compose;
    private readonly Row<ClassedChange> _pending;
    private readonly Row<CharacterChange> _blocked;
    private readonly ref TSink _sink;
    private CharacterChange _starter;
    private bool _hasStarter;
    private int _lastClass;

    internal CanonicalComposer(NormalizationForm form, NormalizationTables tables, CompositionScratch scratch, ref TSink sink)
    {
        _tables = tables;
        _compatibility = form is NormalizationForm.FormKC or NormalizationForm.FormKD;
        _compose = form is NormalizationForm.FormC or NormalizationForm.FormKC;
        _pending = scratch.Pending;
        _blocked = scratch.Blocked;
        _pending.Clear();
        _blocked.Clear();
        _sink = ref sink;
        _lastClass = -1;
    }

    internal void Push(int c)
    {
        if (c < 0x80)
        {
            Order(c, 0);
        }
        else if (Hangul.IsSyllable(c))
        {
            var (lead, vowel, trail) = Hangul.Decompose(c);
            Order(lead, 0);
            Order(vowel, 1);
            if (trail != 0) Order(trail, 1);
        }
        else
        {
            var parts = _tables.Decompose(c, _compatibility);
            if (parts.IsEmpty) Order(c, 0);
            for (var i = 0; i < parts.Length; i++) Order(parts[i], i == 0 ? 0 : 1);
        }
    }

    /// <summary>Pushes a whole text and finishes.</summary>
    internal void PushAll(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            Push(Utf8Text.Decode(utf8, out var length));
            utf8 = utf8[length..];
        }

        Finish();
    }

    internal void Finish()
    {
        Flush();
        if (_hasStarter) _sink.Put(_starter.Char, _starter.Change);
        Release();
        _hasStarter = false;
    }

    /// <summary>Canonical ordering: marks wait until the next starter and leave sorted by class, first come first served.</summary>
    private void Order(int c, int change)
    {
        var combiningClass = c < 0x300 ? 0 : _tables.CombiningClass(c);
        if (combiningClass == 0) Flush();
        var at = _pending.Count;
        while (at > 0 && _pending[at - 1].Class > combiningClass) at--;
        _pending.Insert(at, new ClassedChange(combiningClass, c, change));
    }

    private void Flush()
    {
        foreach (var (combiningClass, c, change) in _pending.AsSpan())
        {
            if (_compose) Compose(combiningClass, c, change);
            else _sink.Put(c, change);
        }

        _pending.Clear();
    }

    private void Compose(int combiningClass, int c, int change)
    {
        if (!_hasStarter)
        {
            if (combiningClass != 0)
            {
                _sink.Put(c, change);
                return;
            }

            Begin(c, change);
            return;
        }

        // A mark is blocked from the starter by an earlier one of the same or a higher class.
        if (_lastClass < combiningClass)
        {
            var composite = _tables.Compose(_starter.Char, c);
            if (composite >= 0)
            {
                _starter = new CharacterChange(composite, _starter.Change + change - 1);
                return;
            }
        }

        if (combiningClass == 0)
        {
            _sink.Put(_starter.Char, _starter.Change);
            Release();
            Begin(c, change);
            return;
        }

        _blocked.Add(new CharacterChange(c, change));
        _lastClass = combiningClass;
    }

    private void Begin(int c, int change)
    {
        _starter = new CharacterChange(c, change);
        _hasStarter = true;
        _lastClass = -1;
    }

    private void Release()
    {
        foreach (var (c, change) in _blocked.AsSpan()) _sink.Put(c, change);
        _blocked.Clear();
    }
}
