namespace Linnet.Signing.Tests;

public sealed class KeyProofTests
{
    [Fact]
    public void A_proof_holds_for_one_user_and_one_key()
    {
        using var key = SigningKey.Generate();
        using var other = SigningKey.Generate();
        var proof = KeyProof.Create("Alice", key);
        Assert.True(KeyProof.IsValid(proof, "alice", key.PublicKey));
        Assert.True(KeyProof.IsValid(proof.Insert(20, "\n") + "\n", "ALICE", key.PublicKey));
        Assert.False(KeyProof.IsValid(proof, "mallory", key.PublicKey));
        Assert.False(KeyProof.IsValid(proof, "alice", other.PublicKey));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    public void What_is_no_signature_proves_nothing(string proof)
    {
        using var key = SigningKey.Generate();
        Assert.False(KeyProof.IsValid(proof, "alice", key.PublicKey));
    }
}
