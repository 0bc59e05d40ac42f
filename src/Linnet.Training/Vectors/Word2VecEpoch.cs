using System.Runtime.CompilerServices;
using Linnet.Models.Sparse;
using Linnet.Numerics;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Vectors;

/// <summary>
/// One pass of stochastic gradient descent over the sentences. A step is one place in the text with all its targets: for skip-gram the
/// words around it, which share the vector that predicts them, so that the rows of all targets are read and changed in one go.
/// </summary>
internal unsafe struct Word2VecEpoch : ILanesKernel
{
    /// <summary>The loss is for people to look at; one place in so many is enough for that.</summary>
    private const int PlacesPerLoss = 64;

    public VectorCorpus Corpus;
    public Word2VecOptions Options;
    public Word2VecTables Tables;
    public Word2VecTargets Targets;
    public SubwordTable Subwords;
    public Word2VecThread[] Threads;
    public uint[] Keep;
    public int Epoch;

    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var i = start; i < end; i++) RunThread<TLanes>(i);
    }

    private readonly void RunThread<TLanes>(int number)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var thread = Threads[number];
        thread.Random = new SeededRandom(SplitMix64.At(Options.Seed, (((ulong)Epoch + 1) << 16) + (ulong)number));
        (thread.Loss, thread.Judged) = (0, 0);
        var first = Threading.WorkerPool.PartStart(Corpus.Sentences, Threads.Length, number);
        var last = Threading.WorkerPool.PartStart(Corpus.Sentences, Threads.Length, number + 1);
        var tokens = Math.Max(1, Corpus.Starts[last] - Corpus.Starts[first]);
        for (var sentence = first; sentence < last; sentence++)
        {
            var done = (double)(Corpus.Starts[sentence] - Corpus.Starts[first]) / tokens;
            var rate = (float)(Options.LearningRate * (1 - ((Epoch + done) / Options.Epochs)));
            RunSentence<TLanes>(thread, sentence, rate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RunSentence<TLanes>(Word2VecThread thread, int sentence, float rate)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var random = thread.Random;
        var words = thread.Sentence;
        var length = 0;
        for (var at = Corpus.Starts[sentence]; at < Corpus.Starts[sentence + 1]; at++)
        {
            var word = Corpus.Tokens[at];
            if (Keep[word] == uint.MaxValue || (uint)(random.NextBits() >> 32) < Keep[word]) words[length++] = word;
        }

        var isSkipGram = Options.Architecture == Word2VecArchitecture.SkipGram;
        for (var place = 0; place < length; place++)
        {
            var window = 1 + random.Next(Options.Window);
            var from = Math.Max(0, place - window);
            var to = Math.Min(length - 1, place + window);
            if (from == to) continue;
            int inputs = 0, targets = 0;
            if (isSkipGram) inputs = AddInput(thread, words[place], inputs);
            else targets = Targets.Write(words[place], random, thread.TargetRows, thread.Labels);
            for (var other = from; other <= to; other++)
            {
                if (other == place) continue;
                if (isSkipGram) targets += Targets.Write(words[other], random, thread.TargetRows + targets, thread.Labels + targets);
                else inputs = AddInput(thread, words[other], inputs);
            }

            Step<TLanes>(thread, inputs, targets, rate, judge: place % PlacesPerLoss == 0);
        }
    }

    private readonly int AddInput(Word2VecThread thread, int word, int inputs)
    {
        var rows = Subwords.Rows(word);
        rows.CopyTo(new Span<int>(thread.InputRows + inputs, rows.Length));
        return inputs + rows.Length;
    }

    private readonly void Step<TLanes>(Word2VecThread thread, int inputs, int targets, float rate, bool judge)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var width = Tables.Width;
        var hidden = Hidden<TLanes>(thread, inputs, width);
        var errors = thread.Errors;
        RowLoops<TLanes>.Dots(Tables.Output, width, thread.TargetRows, targets, hidden, errors);
        if (judge) Judge(thread, targets);

        // Room is a multiple of every lane, so the last vector may run over the last target.
        var scale = TLanes.Broadcast(rate);
        for (var t = 0; t < targets; t += TLanes.Count)
            TLanes.Store(errors + t, (TLanes.Load(thread.Labels + t) - TLanes.Sigmoid(TLanes.Load(errors + t))) * scale);

        new Span<float>(thread.Gradient, width).Clear();
        RowLoops<TLanes>.AddWeightedRows(Tables.Output, width, thread.TargetRows, targets, errors, thread.Gradient);
        RowLoops<TLanes>.AddScaledToRows(Tables.Output, width, thread.TargetRows, targets, errors, hidden);
        RowLoops<TLanes>.AddToRows(Tables.Input, width, thread.InputRows, inputs, thread.Gradient);
    }

    /// <summary>The mean of the input rows; a single row stands for itself.</summary>
    private readonly float* Hidden<TLanes>(Word2VecThread thread, int inputs, int width)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (inputs == 1) return Tables.Input + ((long)thread.InputRows[0] * width);
        var hidden = thread.Hidden;
        new Span<float>(hidden, width).Clear();
        RowLoops<TLanes>.AddWeightedRows(Tables.Input, width, thread.InputRows, inputs, null, hidden);
        var share = TLanes.Broadcast(1f / inputs);
        for (var d = 0; d < width; d += TLanes.Count) TLanes.Store(hidden + d, TLanes.Load(hidden + d) * share);
        return hidden;
    }

    /// <summary>−ln σ(±score), summed over the targets.</summary>
    private static void Judge(Word2VecThread thread, int targets)
    {
        for (var t = 0; t < targets; t++)
        {
            var score = thread.Labels[t] > 0 ? thread.Errors[t] : -thread.Errors[t];
            thread.Loss += Math.Log(1 + Math.Exp(-score));
        }

        thread.Judged += targets;
    }
}
