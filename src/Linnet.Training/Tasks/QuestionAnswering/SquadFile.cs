using System.Text.Json;

namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>
/// Reads questions in the format of SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018): <c>data[].paragraphs[]</c> with <c>context</c> and
/// <c>qas[]</c>; <c>answer_start</c> counts Unicode code points.
/// </summary>
internal static class SquadFile
{
    private const int ShownCharacters = 30;

    /// <summary>Reads all questions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="skipsMisaligned">Whether an answer that does not stand where the file says is left out; else it is an error.</param>
    /// <param name="note">Hears how many were left out.</param>
    /// <exception cref="DataFormatException">The file is missing, is no such file, or has an answer that does not stand where it says.</exception>
    internal static IReadOnlyList<SquadQuestion> Read(string path, bool skipsMisaligned, Action<string> note)
    {
        using var document = Parse(path);
        var questions = new List<SquadQuestion>();
        var skipped = 0;
        foreach (var (article, articlePlace) in Elements(document.RootElement, "data", path, "the file"))
        {
            foreach (var (paragraph, place) in Elements(article, "paragraphs", path, articlePlace))
            {
                var context = Text(paragraph, "context", path, place);
                var units = new CodePoints(context);
                foreach (var (question, questionPlace) in Elements(paragraph, "qas", path, place))
                {
                    var read = ReadQuestion(question, context, units, path, questionPlace, skipsMisaligned, ref skipped);
                    if (read is not null) questions.Add(read);
                }
            }
        }

        if (skipped > 0) note($"{path}: {skipped} answers do not stand where answer_start says and were left out");
        return questions.Count > 0 ? questions : throw new DataFormatException(path, null, "has no questions; expected data[].paragraphs[].qas[] as in SQuAD.");
    }

    private static SquadQuestion? ReadQuestion(JsonElement question, string context, CodePoints units, string path, string place, bool skipsMisaligned, ref int skipped)
    {
        var id = question.TryGetProperty("id", out var name) ? name.ToString() : place;
        var isImpossible = question.TryGetProperty("is_impossible", out var impossible) && impossible.ValueKind == JsonValueKind.True;
        var answers = new List<(string Text, int Start)>();
        var misaligned = 0;
        if (!isImpossible && question.TryGetProperty("answers", out _))
        {
            foreach (var (answer, answerPlace) in Elements(question, "answers", path, $"question '{id}'"))
            {
                var text = Text(answer, "text", path, answerPlace);
                if (!answer.TryGetProperty("answer_start", out var number) || !number.TryGetInt32(out var codePoint))
                    throw new DataFormatException(path, null, $"{answerPlace} has no number 'answer_start'; expected where the answer begins in the context.");
                var start = units.ToIndex(codePoint);
                if (text.Length > 0 && start >= 0 && string.CompareOrdinal(context, start, text, 0, text.Length) == 0)
                {
                    answers.Add((text, start));
                    continue;
                }

                if (!skipsMisaligned) throw Misaligned(path, id, text, codePoint, start < 0 ? "" : context[start..]);
                misaligned++;
            }
        }

        skipped += misaligned;
        if (misaligned > 0 && answers.Count == 0) return null;
        return new SquadQuestion(id, Text(question, "question", path, place), context, answers);
    }

    private static DataFormatException Misaligned(string path, string id, string text, int start, string found) => new(
        path, null,
        $"question '{id}': the answer '{Short(text)}' does not stand at answer_start {start}, where the context has '{Short(found)}'; correct the file, or leave such answers out with --misaligned skip.");

    private static string Short(string text) => text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "...";

    private static JsonDocument Parse(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "there is no such file; name a JSON file of questions in SQuAD's format.");
        try
        {
            using var stream = File.OpenRead(path);
            return JsonDocument.Parse(stream);
        }
        catch (JsonException error)
        {
            throw new DataFormatException(path, error.LineNumber + 1, "is not valid JSON; expected questions in SQuAD's format.", error);
        }
    }

    private static IEnumerable<(JsonElement Element, string Place)> Elements(JsonElement parent, string field, string path, string place)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(field, out var list) || list.ValueKind != JsonValueKind.Array)
            throw new DataFormatException(path, null, $"{place} has no list '{field}'; expected questions in SQuAD's format.");
        var inside = place == "the file" ? field : $"{place}.{field}";
        return list.EnumerateArray().Select((element, i) => (element, $"{inside}[{i}]"));
    }

    private static string Text(JsonElement parent, string field, string path, string place) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new DataFormatException(path, null, $"{place} has no text '{field}'; expected questions in SQuAD's format.");

    /// <summary>From places in code points to places in UTF-16 units.</summary>
    private sealed class CodePoints(string text)
    {
        private readonly int[]? _indices = text.Any(char.IsSurrogate) ? Indices(text) : null;

        /// <summary>The index, or -1 outside the text.</summary>
        internal int ToIndex(int codePoint)
        {
            if (codePoint < 0 || codePoint >= (_indices?.Length ?? text.Length)) return -1;
            return _indices is null ? codePoint : _indices[codePoint];
        }

        private static int[] Indices(string text)
        {
            var indices = new List<int>(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                indices.Add(i);
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            }

            return [.. indices];
        }
    }
}
