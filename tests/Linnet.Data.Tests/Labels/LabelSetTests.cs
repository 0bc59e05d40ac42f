using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Data.Tests;

public sealed class LabelSetTests
{
    [Fact]
    public void Labels_stand_in_ordinal_order_whatever_the_order_of_the_rows() =>
        Prop.ForAll<int[]>(numbers =>
        {
            var names = Array.ConvertAll(numbers, n => "label " + n);
            var forward = LabelSet.Sorted(names);
            var backward = LabelSet.Sorted(names.Reverse());
            return forward.SequenceEqual(backward)
                && forward.SequenceEqual(forward.Order(StringComparer.Ordinal))
                && forward.Select(forward.IndexOf).SequenceEqual(Enumerable.Range(0, forward.Count));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whole_numbers_stand_in_numeric_order() => Assert.Equal(["-1", "2", "10"], LabelSet.Sorted(["10", "2", "-1", "2"]));

    [Fact]
    public void Extending_keeps_the_ids_there_are()
    {
        var extended = new LabelSet(["b", "c"]).Extend(["a", "c", "d", "a"]);
        Assert.Equal(["b", "c", "a", "d"], extended);
    }

    [Fact]
    public void Repeated_and_empty_labels_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => new LabelSet(["a", "a"]));
        Assert.Throws<ConfigurationException>(() => new LabelSet([""]));
    }
}
