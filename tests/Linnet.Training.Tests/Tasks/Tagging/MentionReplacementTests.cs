using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tagging;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.Tagging;

namespace Linnet.Training.Tests.Tasks.Tagging;

public sealed class MentionReplacementTests : IDisposable
{
    private readonly TaggingFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Types_and_what_stands_around_them_stay_and_spans_are_those_of_the_rows(double rate)
    {
        using var rows = Rows(out var tagger, out var data);
        using (tagger)
        {
            var known = data.Train().SelectMany(row => TagSpans.Of(row.Tags).Select(span => (span.Type, Text(row.Words, span)))).ToHashSet();
            var replacement = new MentionReplacement(rows, tagger.Labels, rate);
            var random = new SeededRandom(5);
            var changed = 0;
            for (var row = 0; row < rows.Count; row++)
            {
                var before = new TaggedExample(rows.Words(row), [.. rows.Tags(row)]);
                var after = replacement.Apply(before, random);
                Assert.Equal(after.Words.Length, after.Tags.Length);
                var (old, fresh) = (Spans(before, tagger), Spans(after, tagger));
                Assert.Equal(old.Select(span => span.Type), fresh.Select(span => span.Type));
                Assert.Equal(Outside(before, tagger), Outside(after, tagger));
                Assert.All(fresh, span => Assert.Contains((span.Type, Text([.. after.Words.Select(word => word.Text)], span)), known));
                changed += before.Words.SequenceEqual(after.Words) ? 0 : 1;
            }

            Assert.Equal(rate > 0, changed > 0);
        }
    }

    private static List<TagSpan> Spans(TaggedExample example, TokenClassifier tagger) => TagSpans.Of([.. example.Tags.Select(tag => tagger.Labels[tag])]);

    private static IEnumerable<string> Outside(TaggedExample example, TokenClassifier tagger) =>
        example.Words.Where((_, i) => tagger.Labels[example.Tags[i]] == "O").Select(word => word.Text);

    private static string Text(IReadOnlyList<string> words, TagSpan span) => string.Join(' ', words.Skip(span.Start).Take(span.End - span.Start));

    private TaggingRows Rows(out TokenClassifier tagger, out TaggingData data)
    {
        var recipe = _files.Recipe("token-classification", _files.WriteConll("train.conll", 0, 30), null, "m");
        (recipe.Data.DevFraction, recipe.Model.Type) = (0, "bilstm-crf");
        data = TaggingData.Load(recipe, hasIntents: false, _ => { }, CancellationToken.None);
        recipe = TaggingDefaults.Resolve(recipe, data);
        var context = new RunContext(recipe, Directory.CreateDirectory(_files.File("run")).FullName, Resume: false, Progress.SilentListener.Instance, CancellationToken.None);
        tagger = TaggerFactory.Create(context, data);
        return TaggingRows.Encode(context.Folder, data, tagger, null, CancellationToken.None);
    }
}
