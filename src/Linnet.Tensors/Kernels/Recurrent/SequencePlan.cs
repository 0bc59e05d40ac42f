using Linnet.Threading;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// How a padded batch is packed so that no step computes padding: rows sorted by length, longest first, dealt to groups that
/// work independently; and in each group one step after the other, each with the rows that are still running. A prefix of
/// a group's rows is active at every step.
/// </summary>
internal readonly unsafe struct SequencePlan
{
    private readonly int* _order;
    private readonly int* _groupStart;
    private readonly int* _stepStart;

    private SequencePlan(int* memory, int batch, int steps, int groups)
    {
        (Batch, Steps, Groups) = (batch, steps, groups);
        _order = memory;
        _groupStart = _order + batch;
        _stepStart = _groupStart + groups + 1;
    }

    /// <summary>Rows of the batch.</summary>
    internal int Batch { get; }

    /// <summary>Length of the padded batch.</summary>
    internal int Steps { get; }

    /// <summary>Number of independent groups of rows.</summary>
    internal int Groups { get; }

    /// <summary>Positions that are computed: packed rows of every group and step.</summary>
    internal int PackedRows => StepStart(Groups - 1, Steps);

    /// <summary>Int32 elements that a plan occupies.</summary>
    internal static int Size(int batch, int steps, int groups) => batch + groups + 1 + (groups * (steps + 1));

    /// <summary>Groups worth having for so many directions, which are independent of each other too.</summary>
    internal static int GroupsFor(int batch, int directions) =>
        Math.Max(1, Math.Min((WorkerPool.ThreadCount + directions - 1) / directions, batch / 6));

    /// <summary>Fills <paramref name="memory"/> with a plan.</summary>
    /// <param name="memory"><see cref="Size"/> elements, which must live as long as the plan.</param>
    /// <param name="lengths">Valid positions of each row, 0 … steps; or null where all are valid.</param>
    /// <param name="batch">Rows.</param>
    /// <param name="steps">Positions of the padded rows.</param>
    /// <param name="groups">As <see cref="GroupsFor"/> gives them.</param>
    internal static SequencePlan Create(int* memory, int* lengths, int batch, int steps, int groups)
    {
        var plan = new SequencePlan(memory, batch, steps, groups);
        var position = 0;
        for (var group = 0; group <= groups; group++)
        {
            plan._groupStart[group] = position;
            if (group < groups) position += (batch - group + groups - 1) / groups;
        }

        // The first group's table counts rows that are longer than each step before it gets its real content.
        var place = plan._stepStart;
        new Span<int>(place, steps + 1).Clear();
        for (var row = 0; row < batch; row++) place[lengths is null ? steps : lengths[row]]++;
        var longer = 0;
        for (var length = steps; length >= 0; length--) (place[length], longer) = (longer, longer + place[length]);
        for (var row = 0; row < batch; row++)
        {
            var rank = place[lengths is null ? steps : lengths[row]]++;
            plan._order[plan._groupStart[rank % groups] + (rank / groups)] = row;
        }

        plan.CountSteps(lengths);
        return plan;
    }

    /// <summary>Rows of a group.</summary>
    internal int GroupRows(int group) => _groupStart[group + 1] - _groupStart[group];

    /// <summary>The batch row at a place in a group.</summary>
    internal int BatchRow(int group, int place) => _order[_groupStart[group] + place];

    /// <summary>First packed row of a step; for step = <see cref="Steps"/> the end of the group.</summary>
    internal int StepStart(int group, int step) => _stepStart[(group * (Steps + 1)) + step];

    /// <summary>Rows that run at a step; 0 outside 0 … <see cref="Steps"/> - 1.</summary>
    internal int Active(int group, int step) => (uint)step < (uint)Steps ? StepStart(group, step + 1) - StepStart(group, step) : 0;

    private void CountSteps(int* lengths)
    {
        var start = 0;
        for (var group = 0; group < Groups; group++)
        {
            var active = GroupRows(group);
            for (var step = 0; step <= Steps; step++)
            {
                _stepStart[(group * (Steps + 1)) + step] = start;
                while (lengths is not null && active > 0 && lengths[BatchRow(group, active - 1)] <= step) active--;
                if (step < Steps) start += active;
            }
        }
    }
}
