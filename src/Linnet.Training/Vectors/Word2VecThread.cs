using Linnet.Numerics;
using Linnet.Training.Sparse;

namespace Linnet.Training.Vectors;

/// <summary>What one thread needs for itself: a generator, a sentence without the words passed over, and room for one step.</summary>
internal sealed unsafe class Word2VecThread : IDisposable
{
    private readonly float* _memory;

    internal Word2VecThread(int width, int longestSentence, int mostInputs, int mostTargets)
    {
        var targets = AlignedMemory.WholeLines(mostTargets);
        var inputs = AlignedMemory.WholeLines(mostInputs);
        var sentence = AlignedMemory.WholeLines(longestSentence);
        _memory = AlignedMemory.Zeros((2L * width) + (3L * targets) + inputs + sentence);
        Hidden = _memory;
        Gradient = Hidden + width;
        Errors = Gradient + width;
        Labels = Errors + targets;
        TargetRows = (int*)(Labels + targets);
        InputRows = TargetRows + targets;
        Sentence = InputRows + inputs;
    }

    internal SeededRandom Random { get; set; } = new(0);

    internal float* Hidden { get; }

    internal float* Gradient { get; }

    internal float* Errors { get; }

    internal float* Labels { get; }

    internal int* TargetRows { get; }

    internal int* InputRows { get; }

    internal int* Sentence { get; }

    internal double Loss { get; set; }

    internal long Judged { get; set; }

    public void Dispose() => AlignedMemory.Free(_memory);
}
