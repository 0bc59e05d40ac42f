namespace Linnet.Client.Hub;

/// <summary>What a repository holds at one commit.</summary>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Files">Its files.</param>
public sealed record HubSnapshot(string Commit, IReadOnlyList<HubFile> Files);
