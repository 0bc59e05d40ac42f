using System.Globalization;
using System.Security.Cryptography;
using Linnet.Hub.Access;
using Linnet.Hub.Content;

namespace Linnet.Hub.Protocol.Lfs;

/// <summary>Signed addresses to which bytes are sent, and from which they come: clients send no credentials there.</summary>
internal sealed class LfsLinks(SignedLinks links, HubOptions options)
{
    internal const string ObjectPath = "/lfs/objects";
    internal const string UploadPath = "/lfs/uploads";
    internal const string UserField = "user";
    internal const string SizeField = "size";
    internal const string ObjectField = "oid";
    internal const string PartsField = "parts";

    private const int UploadIdBytes = 16;
    private const int MaxParts = 10_000;

    private static readonly TimeSpan UploadLifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan DownloadLifetime = TimeSpan.FromHours(1);

    /// <summary>Where to PUT a whole object.</summary>
    internal string Upload(string root, long userId, ContentId id, long size) =>
        root + links.Sign("PUT", $"{ObjectPath}/{id}", [Field(UserField, userId), Field(SizeField, size)], UploadLifetime);

    /// <summary>Where to GET one.</summary>
    internal string Download(string root, ContentId id, long size) => root + links.Sign("GET", $"{ObjectPath}/{id}", [Field(SizeField, size)], DownloadLifetime);

    /// <summary>Where to PUT the parts of a large one, and where to say that they are all there.</summary>
    internal LfsAction UploadInParts(string root, long userId, ContentId id, long size)
    {
        var upload = RandomNumberGenerator.GetHexString(2 * UploadIdBytes, lowercase: true);
        var count = PartCount(size);
        var header = new Dictionary<string, string> { ["chunk_size"] = options.PartSize.ToString(CultureInfo.InvariantCulture) };
        for (var number = 1; number <= count; number++)
        {
            var length = Math.Min(options.PartSize, size - ((number - 1) * options.PartSize));
            header[number.ToString("00000", CultureInfo.InvariantCulture)] = root + links.Sign("PUT", $"{UploadPath}/{upload}/{number}", [Field(SizeField, length)], UploadLifetime);
        }

        var fields = new[] { Field(UserField, userId), Field(SizeField, size), Field(PartsField, count), new KeyValuePair<string, string>(ObjectField, id.ToString()) };
        return new LfsAction(root + links.Sign("POST", $"{UploadPath}/{upload}", fields, UploadLifetime), header);
    }

    /// <summary>Whether an object is sent in parts to a client that can do so.</summary>
    internal bool IsSentInParts(long size) => size > options.MultipartThreshold;

    /// <summary>Whether a size is beyond all reason: each part costs an address.</summary>
    internal bool IsTooLarge(long size) => PartCount(size) > MaxParts;

    /// <summary>Whether an address that has come back was signed here.</summary>
    internal bool IsValid(string method, string path, IReadOnlyDictionary<string, string> fields) => links.IsValid(method, path, fields);

    private long PartCount(long size) => (size / options.PartSize) + (size % options.PartSize == 0 ? 0 : 1);

    private static KeyValuePair<string, string> Field(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
