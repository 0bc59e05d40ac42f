using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts where the script changes; Han and kana count as one, and a space belongs to any (Kudo and Richardson 2018).</summary>
public sealed class UnicodeScriptsPreTokenizer : PreTokenizer
{
    internal override void Apply(TextPieces text) => text.Split(default(ScriptSplitter));

    internal override void Write(Utf8JsonWriter json) => json.WriteType("UnicodeScripts");

    private readonly struct ScriptSplitter : IPieceSplitter
    {
        private const int ProlongedSoundMark = 0x30FC;
        private const int Any = -2;

        private static readonly int Han = ScriptOf('\u4E00');
        private static readonly int Hiragana = ScriptOf('\u3042');
        private static readonly int Katakana = ScriptOf('\u30A2');

        public void Split(ReadOnlySpan<byte> piece, Row<Span> cuts)
        {
            var start = 0;
            var last = Any;
            var isFirst = true;
            for (var i = 0; i < piece.Length;)
            {
                var script = FoldedScript(Utf8Text.Decode(piece[i..], out var length));
                if (script != Any)
                {
                    if (script != last)
                    {
                        // What stands before the first script is dropped, as in the library that defined this step.
                        if (!isFirst) cuts.Add(new Span(start, i));
                        isFirst = false;
                        start = i;
                    }

                    last = script;
                }

                i += length;
            }

            if (!isFirst) cuts.Add(new Span(start, piece.Length));
        }

        private static int FoldedScript(int c)
        {
            if (c == ProlongedSoundMark) return Han;
            if (c == ' ') return Any;
            var script = ScriptOf(c);
            return script == Hiragana || script == Katakana ? Han : script;
        }

        private static int ScriptOf(int c)
        {
            var ranges = UnicodeFile.Instance.ScriptRanges;
            var low = 0;
            var high = ranges.Length;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (ranges[middle].End <= c) low = middle + 1;
                else high = middle;
            }

            return low < ranges.Length && ranges[low].Start <= c ? ranges[low].Script : Any;
        }
    }
}
