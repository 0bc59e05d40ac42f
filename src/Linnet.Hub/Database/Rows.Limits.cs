namespace Linnet.Hub.Database;

/// <summary>How much an account may store, where that is not the same as for all.</summary>
internal sealed class QuotaRow
{
    public long AccountId { get; set; }

    public long Bytes { get; set; }
}
