namespace Linnet.Hub.Community.Webhooks;

/// <summary>What an attempt came to.</summary>
/// <param name="Status">The status of the answer; null where there was none.</param>
/// <param name="Problem">Why it did not arrive; null where it did.</param>
internal readonly record struct DeliveryResult(int? Status, string? Problem);
