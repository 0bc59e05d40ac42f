namespace Linnet.Tensors.Operations;

/// <summary>What a recurrent layer gives back.</summary>
/// <param name="Output"><c>[batch, length, directions * hidden]</c>: the hidden state after every position, zero in padding.</param>
/// <param name="Hidden"><c>[directions, batch, hidden]</c>: the hidden state after each row's last step (forward: its last
/// valid position; reverse: its first).</param>
/// <param name="Cell"><c>[directions, batch, hidden]</c>: the cell state likewise; null for a GRU, which has none.</param>
public readonly record struct RecurrentOutput(Tensor Output, Tensor Hidden, Tensor? Cell);
