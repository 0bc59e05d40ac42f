namespace Linnet.Text.Tokenization;

/// <summary>
/// A small backtracking regular expression engine over the characters of UTF-8 text. .NET's own engine sees UTF-16 units, so that
/// <c>\p{L}</c> misses every letter beyond U+FFFF, knows no scripts and no possessive quantifiers; published tokenisers rely on all three.
/// </summary>
internal sealed class CodePointRegex
{
    /// <summary>A search that takes more steps than this for each byte of text is given up as hopeless.</summary>
    private const long StepsPerByte = 10_000;

    private readonly RegexInstruction[] _program;
    private readonly string _source;

    private CodePointRegex(string source, RegexInstruction[] program)
    {
        _source = source;
        _program = program;
    }

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="ConfigurationException">It can not be understood.</exception>
    internal static CodePointRegex Parse(string expression)
    {
        var program = new List<RegexInstruction>();
        new RegexParser(expression).Parse().Emit(program);
        program.Add(new RegexInstruction(RegexOperation.Accept));
        return new CodePointRegex(expression, [.. program]);
    }

    /// <summary>The first match that begins at or after <paramref name="from"/>, in bytes.</summary>
    internal bool TryFind(ReadOnlySpan<byte> text, int from, out int start, out int end)
    {
        var runner = new Runner(_program, text, _source);
        for (start = from; start <= text.Length; start += start < text.Length ? Utf8Text.SequenceLength(text[start]) : 1)
        {
            end = runner.Run(0, start, -1);
            if (end >= 0) return true;
        }

        end = -1;
        return false;
    }

    /// <summary>Runs a program at one place of one text, with a stack of the choices that are still open.</summary>
    private ref struct Runner(RegexInstruction[] program, ReadOnlySpan<byte> text, string source)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private readonly Stack<(int Instruction, int Position)> _open = new();
        private long _stepsLeft = StepsPerByte * (text.Length + 100L);

        /// <summary>Where the match ends, or -1.</summary>
        /// <param name="instruction">Where in the program to begin.</param>
        /// <param name="position">Where in the text to begin.</param>
        /// <param name="mustEndAt">Where the match has to end, or -1 for anywhere.</param>
        internal int Run(int instruction, int position, int mustEndAt)
        {
            var bottom = _open.Count;
            while (true)
            {
                if (--_stepsLeft < 0)
                    throw new LinnetException($"the regular expression {source} takes too long on this text; simplify it");
                ref readonly var step = ref program[instruction];
                var next = step.Operation switch
                {
                    RegexOperation.Split => Choose(step, position),
                    RegexOperation.Jump => step.A,
                    RegexOperation.Take => Take(step, instruction, ref position),
                    RegexOperation.Atomic => Inner(step, instruction, ref position),
                    RegexOperation.Accept => mustEndAt < 0 || position == mustEndAt ? Accepted : Failed,
                    _ => Holds(step.Operation, instruction, position) ? step.A > 0 ? step.A : instruction + 1 : Failed,
                };
                if (next == Accepted)
                {
                    while (_open.Count > bottom) _open.Pop();
                    return position;
                }

                instruction = next;
                if (next != Failed) continue;
                if (_open.Count == bottom) return -1;
                (instruction, position) = _open.Pop();
            }
        }

        private const int Failed = -1;
        private const int Accepted = -2;

        private readonly int Choose(in RegexInstruction step, int position)
        {
            _open.Push((step.B, position));
            return step.A;
        }

        private readonly int Take(in RegexInstruction step, int instruction, ref int position)
        {
            if (position >= _text.Length || !step.Class!.Contains(Utf8Text.Decode(_text[position..], out var length))) return Failed;
            position += length;
            return instruction + 1;
        }

        private int Inner(in RegexInstruction step, int instruction, ref int position)
        {
            var end = Run(instruction + 1, position, -1);
            if (end < 0) return Failed;
            position = end;
            return step.A;
        }

        private bool Holds(RegexOperation operation, int instruction, int position) => operation switch
        {
            RegexOperation.LookAhead => Run(instruction + 1, position, -1) >= 0,
            RegexOperation.NotAhead => Run(instruction + 1, position, -1) < 0,
            RegexOperation.LookBehind => MatchesUpTo(instruction + 1, position),
            RegexOperation.NotBehind => !MatchesUpTo(instruction + 1, position),
            RegexOperation.TextStart => position == 0,
            RegexOperation.TextEnd => position == _text.Length,
            RegexOperation.LastLineEnd => position == _text.Length || (position == _text.Length - 1 && _text[position] == '\n'),
            RegexOperation.LineStart => position == 0 || _text[position - 1] == '\n',
            RegexOperation.LineEnd => position == _text.Length || _text[position] == '\n',
            RegexOperation.WordBoundary => IsWordBefore(position) != IsWordAt(position),
            _ => IsWordBefore(position) == IsWordAt(position),
        };

        private bool MatchesUpTo(int instruction, int position)
        {
            for (var start = position; start >= 0; start--)
            {
                if (start < _text.Length && Utf8Text.IsContinuation(_text[start])) continue;
                if (Run(instruction, start, position) >= 0) return true;
            }

            return false;
        }

        private readonly bool IsWordAt(int position) =>
            position < _text.Length && CodePoints.IsWord(Utf8Text.Decode(_text[position..], out _));

        private readonly bool IsWordBefore(int position)
        {
            if (position == 0) return false;
            var start = position - 1;
            while (start > 0 && Utf8Text.IsContinuation(_text[start])) start--;
            return IsWordAt(start);
        }
    }
}
