using System.Text;
using Linnet.Hub.Database;
using Linnet.Signing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Origin.Signatures;

/// <summary>The key with which the hub signs what it has measured itself: made at the first start, the same for all processes on one database.</summary>
internal static class HubSigningKey
{
    private const string Name = "result-signing-key";

    internal static async Task<SigningKey> LoadAsync(HubDatabase database, CancellationToken cancellation)
    {
        var pem = await database.WriteAsync(
            async context =>
            {
                if (await context.Settings.FirstOrDefaultAsync(row => row.Name == Name, cancellation) is { } row) return row.Value;
                using var key = SigningKey.Generate();
                var value = Encoding.UTF8.GetBytes(key.WritePem());
                context.Settings.Add(new SettingRow { Name = Name, Value = value });
                return value;
            },
            cancellation);
        return SigningKey.ReadPem(Encoding.UTF8.GetString(pem));
    }
}
