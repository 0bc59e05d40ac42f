using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>Turns a question and a text of any length into windows that overlap. Thread-safe.</summary>
public sealed class AnswerEncoder
{
    /// <summary>Part of a window that a question may take at most.</summary>
    private const int QuestionShare = 3;

    private readonly Tokenizer _tokenizer;
    private readonly int[] _begin;
    private readonly int[] _middle;
    private readonly int[] _end;
    private readonly bool _marksMatches;

    /// <summary>Puts a tokeniser to use.</summary>
    /// <param name="encoder">With the most tokens that the network reads, at least 16.</param>
    /// <param name="stride">Tokens that neighbouring windows share; fewer than half a window.</param>
    /// <param name="marksMatches">Whether token types tell which tokens of the text also stand in the question.</param>
    /// <exception cref="ConfigurationException">The tokeniser has no tokens for the beginning and the end of a text, or the sizes do not fit.</exception>
    public AnswerEncoder(TokenizerTextEncoder encoder, int stride, bool marksMatches)
    {
        const int LeastLength = 16;
        ArgumentNullException.ThrowIfNull(encoder);
        (TextEncoder, Stride, _marksMatches) = (encoder, stride, marksMatches);
        _tokenizer = encoder.Tokenizer.With(parts => (parts.Truncation, parts.Padding) = (null, null));
        if (_tokenizer.ClsId is not { } begin || _tokenizer.SepId is not { } end)
            throw new ConfigurationException("The tokeniser has no tokens for the beginning and end of a text ([CLS], [SEP]), which a model that answers questions needs.");
        if (encoder.MaxLength < LeastLength) throw new ConfigurationException($"Windows of {encoder.MaxLength} tokens leave no room for question and text; use {LeastLength} or more.");
        if (stride < 0 || stride > encoder.MaxLength / 3)
            throw new ConfigurationException($"data.stride: {stride} tokens cannot be shared by windows of {encoder.MaxLength}; use 0 to {encoder.MaxLength / 3}.");

        // RoBERTa's tokeniser ends the first text and begins the second with a token each.
        var isRoberta = _tokenizer.IdToToken(begin) == "<s>";
        (_begin, _middle, _end) = ([begin], isRoberta ? [end, end] : [end], [end]);
    }

    /// <summary>Tokeniser and length.</summary>
    public TokenizerTextEncoder TextEncoder { get; }

    /// <summary>Tokens that neighbouring windows share.</summary>
    public int Stride { get; }

    /// <summary>The windows over a text, at least one.</summary>
    /// <param name="input">Question and text.</param>
    public IReadOnlyList<AnswerWindow> Windows(QuestionInput input)
    {
        var question = _tokenizer.EncodeIds(input.Question, null, addSpecialTokens: false);
        var most = TextEncoder.MaxLength / QuestionShare;
        if (question.Length > most) question = question[..most];
        var context = _tokenizer.Encode(input.Context, null, addSpecialTokens: false);
        var types = Types(question, context, input);
        var frame = _begin.Length + question.Length + _middle.Length;
        var room = TextEncoder.MaxLength - frame - _end.Length;
        var windows = new List<AnswerWindow>();
        for (var start = 0; start == 0 || start + Stride < context.Length; start += room - Stride)
        {
            var length = Math.Min(room, context.Length - start);
            int[] ids = [.. _begin, .. question, .. _middle, .. context.Ids.AsSpan(start, length), .. _end];
            int[] ownTypes = [.. new int[frame], .. types.AsSpan(start, length), 1];
            windows.Add(new AnswerWindow(ids, ownTypes, frame, context.Offsets[start..(start + length)]));
            if (start + length >= context.Length) break;
        }

        return windows;
    }

    private int[] Types(int[] question, Encoding context, QuestionInput input)
    {
        if (!_marksMatches)
        {
            var ones = new int[context.Length];
            Array.Fill(ones, 1);
            return ones;
        }

        var ranker = new SentenceRanker(input.Context);
        return MatchMarks.Of(
            question, context.Ids, Array.ConvertAll(context.Offsets, offset => offset.Start), ranker.Sentences, ranker.Similarities(input.Question));
    }
}
