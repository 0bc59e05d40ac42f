namespace Linnet.Text.Tokenization;

/// <summary>A part of a parsed expression, which can write itself as instructions.</summary>
internal abstract record RegexNode
{
    /// <summary>Repeats inside one another multiply; an expression from a file must not fill the memory.</summary>
    private const int LongestProgram = 100_000;

    /// <summary>Whether it can match without taking a character.</summary>
    internal abstract bool IsNullable { get; }

    internal abstract void Emit(List<RegexInstruction> program);

    internal sealed record Set(CharacterClass Class) : RegexNode
    {
        internal override bool IsNullable => false;

        internal override void Emit(List<RegexInstruction> program) =>
            program.Add(new RegexInstruction(RegexOperation.Take, Class: Class));
    }

    internal sealed record Anchor(RegexOperation Operation) : RegexNode
    {
        internal override bool IsNullable => true;

        internal override void Emit(List<RegexInstruction> program) => program.Add(new RegexInstruction(Operation));
    }

    internal sealed record Concatenation(List<RegexNode> Parts) : RegexNode
    {
        internal override bool IsNullable => Parts.TrueForAll(part => part.IsNullable);

        internal override void Emit(List<RegexInstruction> program)
        {
            foreach (var part in Parts) part.Emit(program);
        }
    }

    internal sealed record Alternation(List<RegexNode> Branches) : RegexNode
    {
        internal override bool IsNullable => Branches.Exists(branch => branch.IsNullable);

        internal override void Emit(List<RegexInstruction> program)
        {
            var exits = new List<int>();
            for (var i = 0; i < Branches.Count; i++)
            {
                var split = program.Count;
                var isLast = i == Branches.Count - 1;
                if (!isLast) program.Add(default);
                Branches[i].Emit(program);
                if (isLast) break;
                exits.Add(program.Count);
                program.Add(default);
                program[split] = new RegexInstruction(RegexOperation.Split, split + 1, program.Count);
            }

            foreach (var exit in exits) program[exit] = new RegexInstruction(RegexOperation.Jump, program.Count);
        }
    }

    /// <summary>A part that is run for itself: atomic groups and look-around.</summary>
    internal sealed record Inner(RegexOperation Operation, RegexNode Body) : RegexNode
    {
        internal override bool IsNullable => Operation != RegexOperation.Atomic || Body.IsNullable;

        internal override void Emit(List<RegexInstruction> program)
        {
            var start = program.Count;
            program.Add(default);
            Body.Emit(program);
            program.Add(new RegexInstruction(RegexOperation.Accept));
            program[start] = new RegexInstruction(Operation, program.Count);
        }
    }

    /// <summary>A part <paramref name="Minimum"/> to <paramref name="Maximum"/> times (-1: any number).</summary>
    internal sealed record Repeat(RegexNode Body, int Minimum, int Maximum, bool IsLazy) : RegexNode
    {
        internal override bool IsNullable => Minimum == 0 || Body.IsNullable;

        internal override void Emit(List<RegexInstruction> program)
        {
            for (var i = 0; i < Minimum; i++) EmitBody(program);
            if (Maximum < 0)
            {
                var split = program.Count;
                program.Add(default);
                EmitBody(program);
                program.Add(new RegexInstruction(RegexOperation.Jump, split));
                program[split] = Choice(split + 1, program.Count);
                return;
            }

            var splits = new List<int>();
            for (var i = Minimum; i < Maximum; i++)
            {
                splits.Add(program.Count);
                program.Add(default);
                EmitBody(program);
            }

            foreach (var split in splits) program[split] = Choice(split + 1, program.Count);
        }

        private void EmitBody(List<RegexInstruction> program)
        {
            if (program.Count > LongestProgram) throw new ConfigurationException("a regular expression repeats too much, too often");
            Body.Emit(program);
        }

        private RegexInstruction Choice(int again, int done) =>
            IsLazy ? new RegexInstruction(RegexOperation.Split, done, again) : new RegexInstruction(RegexOperation.Split, again, done);
    }
}
