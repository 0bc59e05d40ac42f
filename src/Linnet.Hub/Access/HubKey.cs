using System.Security.Cryptography;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>The key under which a hub signs addresses: made at the first start, the same for all processes on one database.</summary>
internal static class HubKey
{
    private const string Name = "signing-key";

    internal static Task<byte[]> LoadAsync(HubDatabase database, CancellationToken cancellation) => database.WriteAsync(
        async context =>
        {
            if (await context.Settings.FirstOrDefaultAsync(row => row.Name == Name, cancellation) is { } row) return row.Value;
            var key = RandomNumberGenerator.GetBytes(SignedLinks.KeyLength);
            context.Settings.Add(new SettingRow { Name = Name, Value = key });
            return key;
        },
        cancellation);
}
