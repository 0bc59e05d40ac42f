namespace Linnet.Client.Hub;

/// <summary>Adds up what several transfers at a time have done, and tells of it.</summary>
internal sealed class TransferMeter(IProgress<HubProgress>? progress, HubStage stage, long total)
{
    private long _done;

    /// <summary>Bytes that are done.</summary>
    internal long Done => Interlocked.Read(ref _done);

    /// <summary>Begins to count a file.</summary>
    internal FileMeter Begin(string file, long size) => new(this, file, size);

    private void Report(string file, long done, long size, long step)
    {
        var all = Interlocked.Add(ref _done, step);
        progress?.Report(new HubProgress(file, done, size) { Stage = stage, AllDone = all, AllTotal = total });
    }

    /// <summary>Counts one file, also where parts of it are under way at the same time, and where a try begins anew.</summary>
    internal sealed class FileMeter(TransferMeter all, string file, long size)
    {
        private long _done;

        /// <summary>So much of the file is done.</summary>
        internal void Set(long done) => all.Report(file, done, size, done - Interlocked.Exchange(ref _done, done));

        /// <summary>So much more, or less, of the file is done.</summary>
        internal void Add(long step) => all.Report(file, Interlocked.Add(ref _done, step), size, step);
    }
}
