using System.Globalization;
using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class GraphemeClusterTests
{
    private static readonly char[] Plain = [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(GraphemeClusters.IsPlain)];

    /// <summary>Every plain character beside some of every range, before and after it.</summary>
    [Fact]
    public void Plain_characters_stand_alone()
    {
        foreach (var other in "\r\n\u0000 a~\u3001\u3029\u3041\u3096\u30a1\u30fa\u4e00\u9fff\uff01\uff60")
        {
            foreach (var c in Plain)
            {
                foreach (var text in new[] { $"{c}{other}", $"{other}{c}" })
                    Assert.Equal(StringInfo.GetNextTextElementLength(text, 0), GraphemeClusters.LengthAt(text, 0));
            }
        }
    }

    [Fact]
    public void Any_text_is_cut_as_the_full_rules_cut_it() => AnyText.Check(AnyText.Arbitrary, text =>
    {
        for (var i = 0; i < text.Length; i++)
            if (GraphemeClusters.LengthAt(text, i) != StringInfo.GetNextTextElementLength(text, i)) return false;
        return true;
    });
}
