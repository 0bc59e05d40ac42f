using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>Copies the valid positions of a padded batch to their packed rows. Items are time steps.</summary>
internal unsafe struct PackRowsKernel : ILanesKernel
{
    internal SequencePlan Plan;
    internal int Columns;

    /// <summary><c>[batch, steps, Columns]</c>.</summary>
    internal float* Padded;

    /// <summary><c>[packed rows, Columns]</c>.</summary>
    internal float* Packed;

    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var group = 0; group < Plan.Groups; group++)
        {
            for (var step = start; step < end; step++)
            {
                var target = Packed + ((long)Plan.StepStart(group, step) * Columns);
                var active = Plan.Active(group, step);
                for (var row = 0; row < active; row++)
                {
                    var position = ((long)Plan.BatchRow(group, row) * Plan.Steps) + step;
                    new Span<float>(Padded + (position * Columns), Columns).CopyTo(new Span<float>(target + ((long)row * Columns), Columns));
                }
            }
        }
    }
}
