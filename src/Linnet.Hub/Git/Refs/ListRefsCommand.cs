using Linnet.Hub.Git.Packets;

namespace Linnet.Hub.Git.Refs;

/// <summary>The command <c>ls-refs</c> (git's manual, gitprotocol-v2).</summary>
internal sealed class ListRefsCommand
{
    internal const string Name = "ls-refs";

    private const string Prefix = "ref-prefix ";

    /// <summary>From this number on all refs are told; clients look for theirs among them.</summary>
    private const int MaxPrefixes = 1000;

    private readonly List<string> _prefixes = [];
    private bool _showsTargets;
    private bool _peels;
    private bool _showsUnborn;

    /// <summary>Takes an argument.</summary>
    /// <exception cref="GitProtocolException">There is none such.</exception>
    internal void Read(string line)
    {
        switch (line)
        {
            case "symrefs": _showsTargets = true; break;
            case "peel": _peels = true; break;
            case "unborn": _showsUnborn = true; break;
            case not null when line.StartsWith(Prefix, StringComparison.Ordinal):
                if (_prefixes.Count <= MaxPrefixes) _prefixes.Add(line[Prefix.Length..]);
                break;
            default: throw new GitProtocolException("protocol error: unknown argument of ls-refs");
        }
    }

    /// <summary>Answers.</summary>
    internal async Task AnswerAsync(PacketWriter packets, RefList refs, CancellationToken cancellation)
    {
        var target = _showsTargets ? $" symref-target:{refs.HeadName}" : string.Empty;
        if (Shows("HEAD"))
        {
            if (refs.Head is { } head) await packets.LineAsync($"{head.Id} HEAD{target}", cancellation);
            else if (_showsUnborn) await packets.LineAsync($"unborn HEAD{target}", cancellation);
        }

        foreach (var item in refs.Refs.Where(item => Shows(item.Name)))
            await packets.LineAsync($"{item.Id} {item.Name}{(_peels && item.Peeled is { } commit ? $" peeled:{commit}" : string.Empty)}", cancellation);
        await packets.FlushAsync(cancellation);
    }

    private bool Shows(string name) =>
        _prefixes.Count is 0 or > MaxPrefixes || _prefixes.Exists(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
