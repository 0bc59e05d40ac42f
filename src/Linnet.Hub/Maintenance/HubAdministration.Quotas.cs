using System.Globalization;
using Linnet.Hub.Access;

namespace Linnet.Hub.Maintenance;

public static partial class HubAdministration
{
    private const string NoQuota = "none";

    private static readonly Dictionary<string, long> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        [string.Empty] = 1,
        ["B"] = 1,
        ["KB"] = 1_000,
        ["MB"] = 1_000_000,
        ["GB"] = 1_000_000_000,
        ["TB"] = 1_000_000_000_000,
    };

    /// <summary>Says what an account has stored, and sets how much it may.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="account">A user or an organisation; null for all that have no quota of their own.</param>
    /// <param name="size">Such as <c>500MB</c>, <c>10GB</c> or <c>none</c>; null leaves the quota as it is.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How it stands, on one line.</returns>
    /// <exception cref="LinnetException">There is no such account, or the size is none.</exception>
    public static Task<string> SetQuotaAsync(HubOptions options, string? account, string? size, CancellationToken cancellation = default)
    {
        var bytes = size is null or NoQuota ? null : (long?)SizeOf(size);
        return WithExistingAsync(
            options,
            async hub =>
            {
                var caller = new Caller { UserId = 0, IsAdmin = true, Role = TokenRole.Admin };
                if (size is not null) await hub.Quotas.SetAsync(caller, account, bytes, cancellation);
                if (account is null) return size is null ? throw new ConfigurationException("Name an account, or a size for all that have none of their own.") : $"all others: {Describe(bytes)}";
                var use = await hub.Quotas.ShowAsync(caller, account, cancellation);
                return $"{use.Account}: {Describe(use.Bytes)} of {Describe(use.Quota)}";
            },
            cancellation);
    }

    private static string Describe(long? bytes) => bytes is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number / 1e6:0.0} MB") : "any number of bytes";

    private static long SizeOf(string text)
    {
        var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        if (decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Units.TryGetValue(text[digits..].Trim(), out var unit) && number <= long.MaxValue / unit)
        {
            return (long)(number * unit);
        }

        throw new ConfigurationException($"'{text}' is no size: write 500MB, 10GB, 1.5TB, a number of bytes, or {NoQuota}.");
    }
}
