namespace Linnet.Hub.Limits;

/// <summary>What an account has stored, and how much it may.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Bytes">Of all versions of its repositories, deleted ones too while they can be brought back, and of what it sent in the last day without a commit.</param>
/// <param name="Quota">Null where there is no bound.</param>
internal sealed record StorageUse(string Account, long Bytes, long? Quota)
{
    internal bool IsExceeded => Bytes > Quota;
}
