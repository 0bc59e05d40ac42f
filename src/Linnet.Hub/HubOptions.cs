using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Content.S3;
using Linnet.Hub.Database;
using Linnet.Hub.Limits;
using Linnet.Hub.Mirror;
using Linnet.Hub.Work;

namespace Linnet.Hub;

/// <summary>Where a hub keeps its things, and where it listens.</summary>
public sealed record HubOptions
{
    /// <summary>The folder with the database and the stored files, where these are not elsewhere, and with what is just coming in; created where missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL database, <c>postgres://user:password@host:port/name</c>, which several hubs may share; null for SQLite in the folder.</summary>
    public string? Database { get; init; }

    /// <summary>A bucket for the stored files, <c>s3://bucket/prefix?endpoint=http://host:port&amp;region=name</c>; null for the folder. Hubs that share a database share this too.</summary>
    public string? Blobs { get; init; }

    /// <summary>The address to listen at: <c>127.0.0.1</c> for this machine only, <c>0.0.0.0</c> for all of its networks.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port, 1 to 65535; 0 takes a free one.</summary>
    public int Port { get; init; } = 7860;

    /// <summary>Files above this many bytes are sent in parts by clients that can do so, and resumed part by part.</summary>
    public long MultipartThreshold { get; init; } = 1L << 30;

    /// <summary>Bytes of one part, at least 1.</summary>
    public long PartSize { get; init; } = 128L << 20;

    /// <summary>Whether strangers may make accounts for themselves on the hub's pages.</summary>
    public bool AllowRegistration { get; init; }

    /// <summary>How much one caller may take.</summary>
    public HubLimits Limits { get; init; } = new();

    /// <summary>How models are run.</summary>
    public WorkOptions Work { get; init; } = new();

    /// <summary>Another hub, whose repositories are fetched and kept when somebody asks for them here; null for none.</summary>
    public UpstreamOptions? Upstream { get; init; }

    /// <summary>Whether webhooks may go to addresses inside of private networks.</summary>
    public bool AllowPrivateWebhooks { get; init; }

    /// <summary>Bounds on webhooks.</summary>
    internal WebhookOptions Webhooks { get; init; } = WebhookOptions.Default;

    /// <summary>Bounds on webhooks, with where they may go.</summary>
    internal WebhookOptions WebhookOptions => Webhooks with { AllowsPrivateNetworks = AllowPrivateWebhooks || Webhooks.AllowsPrivateNetworks };

    /// <summary>Refuses values that cannot be used.</summary>
    /// <exception cref="ConfigurationException">A value is out of its range.</exception>
    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(DataFolder))
            throw new ConfigurationException("--data: name the folder in which the hub keeps its files.");
        if (Port is < 0 or > 65535)
            throw new ConfigurationException($"--port {Port}: a port is a number from 1 to 65535, or 0 for any that is free.");
        if (!System.Net.IPAddress.TryParse(Host, out _))
            throw new ConfigurationException($"--host {Host}: give an IP address, such as 127.0.0.1 for this machine only or 0.0.0.0 for all networks.");
        if (Database is not null) PostgresUrl.Parse(Database);
        if (Blobs is not null) S3Location.Parse(Blobs);
        Limits.Check();
        Upstream?.Check();
        if (PartSize < 1) throw new ConfigurationException($"The size of a part has to be positive, not {PartSize}.");
        Work.Check();
    }
}
