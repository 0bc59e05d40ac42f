namespace Linnet.Hub.Access;

/// <summary>What a program that waits is told.</summary>
/// <param name="Token">Its token, once; null where there is an error.</param>
/// <param name="Error">In the words of RFC 8628, section 3.5.</param>
internal readonly record struct DeviceLoginAnswer(string? Token, string? Error);
