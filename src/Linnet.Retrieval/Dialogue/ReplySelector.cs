using System.Runtime.InteropServices;
using Linnet.Data;
using Linnet.Models.Pipelines;
using Linnet.Retrieval.Dense;
using Linnet.Retrieval.Lexical;

namespace Linnet.Retrieval;

/// <summary>
/// Answers by what was answered in the conversation most like this one: the last words count most, what was said before decides between equals, and an
/// answer that was given already is not given again while there is another. Safe to use from any number of threads at once.
/// </summary>
/// <example>
/// <code>
/// using var selector = ReplySelector.Create(DialogueFile.Read("smalltalk.jsonl"));
/// Console.WriteLine(selector.Answer(["Hello", "Hi there", "How are you?"]).Text);
/// </code>
/// </example>
public sealed class ReplySelector : IDisposable
{
    private const int Candidates = 50;

    /// <summary>How much what was said before counts beside the last words.</summary>
    private const float EarlierShare = 0.3f;

    /// <summary>How much a cosine of 1 counts beside the best match of words.</summary>
    private const float MeaningShare = 1;

    private readonly List<(IReadOnlyList<string> Context, string Text)> _replies;
    private readonly Bm25Index _last;
    private readonly Bm25Index _earlier;
    private readonly SentenceEncoder? _encoder;
    private readonly VectorTable? _vectors;

    private ReplySelector(List<(IReadOnlyList<string> Context, string Text)> replies, SentenceEncoder? encoder)
    {
        _replies = replies;
        _last = Bm25Index.Build([.. replies.Select(reply => reply.Context[^1])]);
        _earlier = Bm25Index.Build([.. replies.Select(reply => string.Join('\n', reply.Context.SkipLast(1)))]);
        _encoder = encoder;
        if (encoder is null) return;
        var vectors = encoder.Encode([.. replies.Select(reply => reply.Context[^1])]);
        _vectors = new VectorTable([.. vectors.SelectMany(vector => vector)], vectors[0].Length);
    }

    /// <summary>Learns every answer of some conversations.</summary>
    /// <param name="dialogues">Any number; each turn but the first answers those before it.</param>
    /// <param name="encoder">Compares by meaning too; owned from now on. Null for words alone.</param>
    /// <exception cref="ConfigurationException">No conversation has an answer.</exception>
    public static ReplySelector Create(IEnumerable<Dialogue> dialogues, SentenceEncoder? encoder = null)
    {
        ArgumentNullException.ThrowIfNull(dialogues);
        var replies = new List<(IReadOnlyList<string> Context, string Text)>();
        foreach (var dialogue in dialogues)
        {
            for (var turn = 1; turn < dialogue.Turns.Count; turn++) replies.Add(([.. dialogue.Turns.Take(turn)], dialogue.Turns[turn]));
        }

        if (replies.Count == 0) throw new ConfigurationException("The conversations have no answers; expected at least one with two turns.");
        return new ReplySelector(replies, encoder);
    }

    /// <summary>The best answer; where nothing is alike, the one whose conversation begins the list.</summary>
    /// <param name="history">What was said, the other's last words at the end; at least one turn.</param>
    public Reply Answer(IReadOnlyList<string> history) => Answers(history, 1) is [var best, ..] ? best : new Reply(_replies[0].Text, 0, _replies[0].Context);

    /// <summary>The best answers, best first; none where nothing is alike.</summary>
    /// <param name="history">What was said, the other's last words at the end; at least one turn.</param>
    /// <param name="count">Most answers; each text once.</param>
    public IReadOnlyList<Reply> Answers(IReadOnlyList<string> history, int count)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0) throw new ConfigurationException("There is nothing to answer: the conversation is empty.");
        var scores = new Dictionary<int, double>();
        void Add(int reply, double score) => CollectionsMarshal.GetValueRefOrAddDefault(scores, reply, out _) += score;

        var last = _last.Search(history[^1], int.MaxValue);
        var best = last.Count > 0 ? last[0].Score : 1;
        foreach (var (reply, score) in last) Add(reply, score / best);
        if (_vectors is not null)
        {
            foreach (var (reply, score) in _vectors.Search(_encoder!.Encode(history[^1]), Candidates)) Add(reply, MeaningShare * score);
        }

        if (scores.Count > 0 && history.Count > 1)
        {
            var earlier = _earlier.Search(string.Join('\n', history.SkipLast(1)), int.MaxValue);
            foreach (var (reply, score) in earlier)
            {
                if (scores.ContainsKey(reply)) Add(reply, EarlierShare * score / earlier[0].Score);
            }
        }

        // The word for word same question is a better match than one that holds it among others.
        foreach (var reply in scores.Keys.ToList())
        {
            if (string.Equals(_replies[reply].Context[^1].Trim(), history[^1].Trim(), StringComparison.OrdinalIgnoreCase)) Add(reply, 1);
        }

        return
        [
            .. scores.OrderBy(entry => history.Contains(_replies[entry.Key].Text)).ThenByDescending(entry => entry.Value).ThenBy(entry => entry.Key)
                .Select(entry => new Reply(_replies[entry.Key].Text, entry.Value, _replies[entry.Key].Context)).DistinctBy(reply => reply.Text).Take(count),
        ];
    }

    /// <summary>Frees the encoder; no call may be under way.</summary>
    public void Dispose() => _encoder?.Dispose();
}
