namespace Linnet.Client.Hub;

/// <summary>The bytes of a file while they come; failures on the way are the hub's, whatever the system calls them.</summary>
internal sealed class HubFileStream : Stream
{
    private readonly HubTransport _transport;
    private readonly HttpResponseMessage _answer;
    private readonly Stream _body;
    private readonly string _file;

    private HubFileStream(HubTransport transport, HttpResponseMessage answer, Stream body, string file) =>
        (_transport, _answer, _body, _file) = (transport, answer, body, file);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    internal static Task<Stream> OpenAsync(
        HubTransport transport, HubOptions options, HubRepository repository, string commit, HubFile file, long offset, CancellationToken cancellation) => transport.RunAsync(
        async token =>
        {
            var (answer, redirect) = await transport.SendAsync(HubRequest.Get(options.At(repository.FileAddress(commit, file.Path)), offset), token).ConfigureAwait(false);
            redirect?.Dispose();
            try
            {
                await HubErrors.CheckAsync(answer, options, new HubSubject(repository) { Revision = commit, File = file.Path }, token).ConfigureAwait(false);
                if (offset > 0 && answer.Content.Headers.ContentRange?.From != offset)
                    throw new HubException($"{repository}: {options.Endpoint} cannot send a part of '{file.Path}'.");
                return (Stream)new HubFileStream(transport, answer, await answer.Content.ReadAsStreamAsync(token).ConfigureAwait(false), $"{repository}: '{file.Path}'");
            }
            catch
            {
                answer.Dispose();
                throw;
            }
        },
        cancellation);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _transport.WithinAsync(
                _answer.RequestMessage?.RequestUri?.Authority ?? "the hub", token => _body.ReadAsync(buffer, token).AsTask(), cancellationToken).ConfigureAwait(false);
        }
        catch (TransientHubException error)
        {
            throw new HubException($"{_file} broke off: {error.Message}.", error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
            _answer.Dispose();
        }

        base.Dispose(disposing);
    }
}
