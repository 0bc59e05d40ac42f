namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>One question of a file in SQuAD's format.</summary>
/// <param name="Id">As the file has it.</param>
/// <param name="Question">The question.</param>
/// <param name="Context">The text that it is asked about.</param>
/// <param name="Answers">The right answers and where they begin in the text, in UTF-16 units; none where the text does not answer.</param>
internal sealed record SquadQuestion(string Id, string Question, string Context, IReadOnlyList<(string Text, int Start)> Answers);
