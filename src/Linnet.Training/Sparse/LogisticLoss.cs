using Linnet.Threading;

namespace Linnet.Training.Sparse;

/// <summary>
/// The (multinomial) logistic loss of a table of logits, its gradient, and its value and first two derivatives along a line.
/// Rows are shared among threads and summed in order, so results do not depend on the number of threads.
/// </summary>
/// <param name="targets">What to predict.</param>
/// <param name="rowWeights">How much each row counts, or null where all count 1.</param>
internal sealed unsafe class LogisticLoss(LabelTargets targets, float[]? rowWeights)
{
    private const int RowsWorthAThread = 64;

    private readonly double[] _sums = new double[targets.Rows * 3];

    /// <summary>The loss, Σ over rows of weight · −ln p(target).</summary>
    /// <param name="logits">Shape <c>[rows, Width]</c>.</param>
    /// <param name="gradient">Receives the derivative by each logit; 0 in the padding.</param>
    public double Evaluate(float[] logits, float[] gradient)
    {
        fixed (float* at = logits)
        fixed (float* into = gradient)
        {
            Run(new Body { Logits = at, Gradient = into });
        }

        return Total(0);
    }

    /// <summary>Value and derivatives by t of the loss at logits + t · direction.</summary>
    public (double Value, double Slope, double Curvature) AlongLine(float[] logits, float[] direction, float t)
    {
        fixed (float* at = logits)
        fixed (float* along = direction)
        {
            Run(new Body { Logits = at, Direction = along, Step = t });
        }

        return (Total(0), Total(1), Total(2));
    }

    private void Run(Body body)
    {
        fixed (byte* table = targets.Table)
        fixed (float* weights = rowWeights)
        fixed (double* sums = _sums)
        {
            body.Targets = table;
            body.RowWeights = weights;
            body.Sums = sums;
            body.Outputs = targets.Outputs;
            body.Width = targets.Width;
            body.IsSoftmax = targets.IsSoftmax;
            WorkerPool.For(targets.Rows, RowsWorthAThread, in body);
        }
    }

    private double Total(int part)
    {
        var total = 0.0;
        for (var i = part; i < _sums.Length; i += 3) total += _sums[i];
        return total;
    }

    private struct Body : IParallelBody
    {
        public float* Logits;
        public float* Direction;
        public float Step;
        public float* Gradient;
        public byte* Targets;
        public float* RowWeights;
        public double* Sums;
        public int Outputs;
        public int Width;
        public bool IsSoftmax;

        public readonly void Run(int start, int end, int part)
        {
            Span<float> scratch = Outputs <= 256 ? stackalloc float[Outputs] : new float[Outputs];
            for (var row = start; row < end; row++)
            {
                var weight = RowWeights is null ? 1 : RowWeights[row];
                var (value, slope, curvature) = IsSoftmax ? Softmax(row, weight, scratch) : Sigmoids(row, weight);
                Sums[row * 3] = weight * value;
                Sums[(row * 3) + 1] = weight * slope;
                Sums[(row * 3) + 2] = weight * curvature;
            }
        }

        private readonly float Logit(long at) => Direction is null ? Logits[at] : Logits[at] + (Step * Direction[at]);

        private readonly (double Value, double Slope, double Curvature) Softmax(int row, float weight, Span<float> scratch)
        {
            var first = (long)row * Width;
            var highest = float.NegativeInfinity;
            for (var k = 0; k < Outputs; k++)
            {
                scratch[k] = Logit(first + k);
                highest = Math.Max(highest, scratch[k]);
            }

            double sum = 0, target = 0;
            for (var k = 0; k < Outputs; k++)
            {
                if (Targets[first + k] != 0) target = scratch[k] - highest;
                scratch[k] = MathF.Exp(scratch[k] - highest);
                sum += scratch[k];
            }

            double slope = 0, mean = 0, square = 0;
            var scale = (float)(1 / sum);
            for (var k = 0; k < Outputs; k++)
            {
                var probability = scratch[k] * scale;
                if (Gradient is not null) Gradient[first + k] = weight * (probability - Targets[first + k]);
                if (Direction is null) continue;
                double move = Direction[first + k];
                slope += (probability - Targets[first + k]) * move;
                mean += probability * move;
                square += probability * move * move;
            }

            return (Math.Log(sum) - target, slope, square - (mean * mean));
        }

        private readonly (double Value, double Slope, double Curvature) Sigmoids(int row, float weight)
        {
            double value = 0, slope = 0, curvature = 0;
            for (var at = (long)row * Width; at < ((long)row * Width) + Outputs; at++)
            {
                var logit = Logit(at);
                var small = MathF.Exp(-Math.Abs(logit));
                var probability = logit >= 0 ? 1 / (1 + small) : small / (1 + small);
                var residual = probability - Targets[at];
                value += Math.Log(1.0 + small) + (Targets[at] != 0 ? Math.Max(0, -logit) : Math.Max(0, logit));
                if (Gradient is not null) Gradient[at] = weight * residual;
                if (Direction is null) continue;
                double move = Direction[at];
                slope += residual * move;
                curvature += probability * (1 - probability) * move * move;
            }

            return (value, slope, curvature);
        }
    }
}
