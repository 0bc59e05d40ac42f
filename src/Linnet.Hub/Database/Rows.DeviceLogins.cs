using Linnet.Hub.Access;

namespace Linnet.Hub.Database;

/// <summary>A program on some machine that waits for its user to let it in from a browser.</summary>
internal sealed class DeviceLoginRow
{
    /// <summary>Of the code by which the program asks.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>What the user reads on the one screen and types on the other.</summary>
    public required string UserCode { get; set; }

    /// <summary>What the program calls itself.</summary>
    public required string Client { get; set; }

    public DateTimeOffset Expires { get; set; }

    /// <summary>When it asked last.</summary>
    public DateTimeOffset Asked { get; set; }

    public DeviceLoginState State { get; set; }

    /// <summary>Who has let it in.</summary>
    public long? UserId { get; set; }

    /// <summary>What it may do.</summary>
    public TokenRole Role { get; set; }
}
