using Linnet.Hub.Content;

namespace Linnet.Hub.Repositories.LargeFiles;

/// <summary>A file that git sees as a pointer, somewhere in the history of a repository.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Size">Their number.</param>
/// <param name="Path">The path under which it came in.</param>
/// <param name="Pushed">When that was.</param>
/// <param name="RefName">A branch whose newest version has it, main before others; null where none has.</param>
internal sealed record LargeFile(ContentId Content, long Size, string Path, DateTimeOffset Pushed, string? RefName);
