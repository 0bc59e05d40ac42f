using System.Runtime.InteropServices;
using Linnet.Numerics;
using Linnet.Text.Tokenization;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>
/// Hides part of a row (Devlin et al. 2019, 3.1): words are drawn till the share of their tokens is reached, whole ones unless each token is to
/// count for itself; of the tokens drawn 80 of 100 become the mask, 10 another token, 10 stay as they are.
/// </summary>
/// <param name="maskId">Hides a token.</param>
/// <param name="specialIds">Tokens that are never hidden.</param>
/// <param name="vocabularySize">Number of token ids, for the tokens that are put in place of others.</param>
/// <param name="probability">Share of the tokens that is drawn, in (0, 1).</param>
/// <param name="wholeWords">Whether the pieces of a word are hidden together.</param>
/// <param name="onlyMasks">Whether every token that is drawn becomes the mask, as ELECTRA's generator wants it.</param>
internal sealed class Masking(int maskId, IReadOnlySet<int> specialIds, int vocabularySize, double probability, bool wholeWords, bool onlyMasks = false)
{
    private const double MaskShare = 0.8;
    private const double RandomShare = 0.1;

    /// <summary>Masking with the special tokens of a tokeniser.</summary>
    internal static Masking For(Tokenizer tokenizer, double probability, bool wholeWords, bool onlyMasks = false) => new(
        tokenizer.MaskId!.Value,
        tokenizer.AddedTokens.Where(added => added.Value.Special && added.Key != tokenizer.UnknownId).Select(added => added.Key).ToHashSet(),
        tokenizer.VocabularySize, probability, wholeWords, onlyMasks);

    /// <summary>Hides tokens in place.</summary>
    /// <param name="tokens">Stored tokens with their flags; become the ids that the network sees.</param>
    /// <param name="positions">Receives the places that were drawn, in order.</param>
    /// <param name="truth">Receives the ids that stood there.</param>
    /// <param name="random">Decides.</param>
    internal void Apply(Span<int> tokens, List<int> positions, List<int> truth, SeededRandom random)
    {
        var words = new List<(int Start, int Length)>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var (id, continues) = (TokenFlags.Id(tokens[i]), TokenFlags.Continues(tokens[i]));
            tokens[i] = id;
            if (specialIds.Contains(id)) continue;
            if (wholeWords && continues && words.Count > 0 && words[^1].Start + words[^1].Length == i) words[^1] = (words[^1].Start, words[^1].Length + 1);
            else words.Add((i, 1));
        }

        positions.Clear();
        truth.Clear();
        var wanted = Math.Max(1, (int)Math.Round(words.Sum(word => word.Length) * probability));
        random.Shuffle(CollectionsMarshal.AsSpan(words));
        foreach (var (start, length) in words)
        {
            if (positions.Count >= wanted) break;
            if (positions.Count > 0 && positions.Count + length > wanted) continue;
            for (var i = start; i < start + length; i++) positions.Add(i);
        }

        positions.Sort();
        foreach (var position in positions)
        {
            truth.Add(tokens[position]);
            tokens[position] = Shown(tokens[position], random);
        }
    }

    private int Shown(int id, SeededRandom random)
    {
        if (onlyMasks) return maskId;
        var draw = random.NextDouble();
        return draw < MaskShare ? maskId : draw < MaskShare + RandomShare ? random.Next(vocabularySize) : id;
    }
}
