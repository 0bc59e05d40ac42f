namespace Linnet.Models.Generation;

/// <summary>
/// The search for one text: it is shown the probabilities of the next tokens, step by step, and says how each of its rows goes on. It knows
/// no model, so that the searches for many sources share each step of the decoder.
/// </summary>
internal interface ISequenceSearch
{
    /// <summary>Whether the search is over; it is not advanced again.</summary>
    bool IsDone { get; }

    /// <summary>The best text found; meant for the end.</summary>
    GeneratedSequence Result { get; }

    /// <summary>The token that each row wrote last.</summary>
    /// <param name="row">0-based.</param>
    int Last(int row);

    /// <summary>Takes one step.</summary>
    /// <param name="logProbabilities"><c>[rows, vocabulary]</c>, of the token that follows; may be written into.</param>
    /// <param name="parents">Receives for each row the row whose text it goes on with.</param>
    void Advance(Span<float> logProbabilities, Span<int> parents);
}
