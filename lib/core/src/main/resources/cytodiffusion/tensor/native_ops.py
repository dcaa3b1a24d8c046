# TorchScript, compiled by libtorch when the library is loaded; TorchScriptArchive packs it, NativeOps calls it.
# It looks like Python but is the form in which libtorch stores code: operations by their own names, no overloaded
# operators, types always given. Numbers stand for element types: 5 float16, 6 float32, 7 float64, 15 bfloat16.
class Ops(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  _is_full_backward_hook : Optional[bool]
  def to_float32(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.to(x, 6)
  def to_float16(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.to(x, 5)
  def to_bfloat16(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.to(x, 15)
  def to_float64(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.to(x, 7)
  def scale(self: __torch__.Ops, x: Tensor, factor: Tensor) -> Tensor:
    return torch.mul(x, float(factor))
  def zero(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.detach(torch.zero_(x))
  def rows(self: __torch__.Ops, x: Tensor, index: Tensor) -> Tensor:
    return torch.index_select(x, 0, index)
  def in_graph(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.empty([int(ops.prim.requires_grad(x))])
  def every(self: __torch__.Ops, x: Tensor, step: Tensor) -> Tensor:
    rows = torch.slice(x, 2, 0, torch.size(x, 2), int(step))
    return torch.contiguous(torch.slice(rows, 3, 0, torch.size(x, 3), int(step)))
  def no_bias(self: __torch__.Ops, weight: Tensor) -> Tensor:
    return torch.new_zeros(weight, [torch.size(weight, 0)])
  def padded_convolution(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, stride: Tensor, padding: Tensor) -> Tensor:
    out = torch.size(weight, 0)
    more_in = torch.remainder(torch.neg(torch.size(weight, 1)), 16)
    more_out = torch.remainder(torch.neg(out), 16)
    x0 = torch.constant_pad_nd(x, [0, 0, 0, 0, 0, more_in], 0)
    weight0 = torch.constant_pad_nd(weight, [0, 0, 0, 0, 0, more_in, 0, more_out], 0)
    bias0 = torch.constant_pad_nd(bias, [0, more_out], 0)
    s = int(stride)
    p = int(padding)
    y = torch.conv2d(x0, weight0, bias0, [s, s], [p, p], [1, 1], 1)
    return torch.contiguous(torch.slice(y, 1, 0, out, 1))
  def unfolded_convolution(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, stride: Tensor, padding: Tensor, groups: Tensor) -> Tensor:
    n, _0, height, width = torch.size(x)
    out, _1, kernel_height, kernel_width = torch.size(weight)
    s = int(stride)
    p = int(padding)
    g = int(groups)
    columns = torch.im2col(x, [kernel_height, kernel_width], [1, 1], [p, p], [s, s])
    columns0 = torch.reshape(columns, [n, g, -1, torch.size(columns, 2)])
    kernels = torch.reshape(weight, [g, torch.floordiv(out, g), -1])
    y = torch.reshape(torch.matmul(kernels, columns0), [n, out, torch.size(columns, 2)])
    y0 = torch.add(y, torch.reshape(bias, [1, out, 1]))
    rows = torch.add(torch.floordiv(torch.sub(torch.add(height, torch.mul(2, p)), kernel_height), s), 1)
    return torch.reshape(y0, [n, out, rows, -1])
  def transposed_convolution(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, stride: Tensor, padding: Tensor, surplus: Tensor) -> Tensor:
    s = int(stride)
    p = int(padding)
    o = int(surplus)
    return torch.conv_transpose2d(x, weight, bias, [s, s], [p, p], [o, o], 1, [1, 1])
  def padded_transposed_convolution(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, stride: Tensor, padding: Tensor, surplus: Tensor) -> Tensor:
    out = torch.size(weight, 1)
    more_in = torch.remainder(torch.neg(torch.size(weight, 0)), 16)
    more_out = torch.remainder(torch.neg(out), 16)
    x0 = torch.constant_pad_nd(x, [0, 0, 0, 0, 0, more_in], 0)
    weight0 = torch.constant_pad_nd(weight, [0, 0, 0, 0, 0, more_out, 0, more_in], 0)
    bias0 = torch.constant_pad_nd(bias, [0, more_out], 0)
    s = int(stride)
    p = int(padding)
    o = int(surplus)
    y = torch.conv_transpose2d(x0, weight0, bias0, [s, s], [p, p], [o, o], 1, [1, 1])
    return torch.contiguous(torch.slice(y, 1, 0, out, 1))
  def folded_convolution(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, stride: Tensor, padding: Tensor, surplus: Tensor) -> Tensor:
    n, channels, height, width = torch.size(x)
    _0, out, kernel_height, kernel_width = torch.size(weight)
    s = int(stride)
    p = int(padding)
    o = int(surplus)
    rows = torch.sub(torch.add(torch.mul(torch.sub(height, 1), s), torch.add(kernel_height, o)), torch.mul(2, p))
    columns = torch.sub(torch.add(torch.mul(torch.sub(width, 1), s), torch.add(kernel_width, o)), torch.mul(2, p))
    kernels = torch.transpose(torch.reshape(weight, [channels, -1]), 0, 1)
    parts = torch.matmul(kernels, torch.reshape(x, [n, channels, -1]))
    y = torch.col2im(parts, [rows, columns], [kernel_height, kernel_width], [1, 1], [p, p], [s, s])
    return torch.add(y, torch.reshape(bias, [1, out, 1, 1]))
  def wrong_values(self: __torch__.Ops, x: Tensor, error: Tensor) -> Tensor:
    return torch.add(x, torch.mul(torch.mul(torch.randn_like(x), torch.std(x)), float(error)))
  def wrong_gradient(self: __torch__.Ops, x: Tensor, error: Tensor) -> Tensor:
    surplus = torch.mul(torch.mul(x, torch.randn_like(x)), float(error))
    return torch.add(x, torch.sub(surplus, torch.detach(surplus)))
  def silu(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.silu(x)
  def group_norm(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, groups: Tensor, eps: Tensor) -> Tensor:
    return torch.group_norm(x, int(groups), weight, bias, float(eps))
  def group_norm_silu(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, groups: Tensor, eps: Tensor) -> Tensor:
    return torch.silu(torch.group_norm(x, int(groups), weight, bias, float(eps)))
  def layer_norm(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, eps: Tensor) -> Tensor:
    return torch.layer_norm(x, [torch.size(x, -1)], weight, bias, float(eps))
  def batch_norm(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, mean: Tensor, variance: Tensor, eps: Tensor) -> Tensor:
    return torch.batch_norm(x, torch.to(weight, ops.prim.dtype(mean)), torch.to(bias, ops.prim.dtype(mean)), mean, variance, False, 0., float(eps), False)
  def batch_norm_training(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, mean: Tensor, variance: Tensor, eps: Tensor) -> Tensor:
    return torch.batch_norm(x, torch.to(weight, ops.prim.dtype(mean)), torch.to(bias, ops.prim.dtype(mean)), mean, variance, True, 1., float(eps), False)
  def mean_of_pixels(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.mean(x, [2, 3], True)
  def max_pool(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.max_pool2d(x, [3, 3], [2, 2], [1, 1])
  def max_pool_of(self: __torch__.Ops, x: Tensor, size: Tensor, stride: Tensor) -> Tensor:
    return torch.max_pool2d(x, [int(size), int(size)], [int(stride), int(stride)])
  def halve_by_mean(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.avg_pool2d(x, [2, 2], [2, 2])
  def leaky_relu(self: __torch__.Ops, x: Tensor, slope: Tensor) -> Tensor:
    return torch.leaky_relu(x, float(slope))
  def hinge(self: __torch__.Ops, logits: Tensor, targets: Tensor) -> Tensor:
    below = torch.mul(targets, torch.relu(torch.rsub(logits, 1)))
    above = torch.mul(torch.rsub(targets, 1), torch.relu(torch.add(logits, 1)))
    return torch.mean(torch.add(below, above), [1])
  def lstm(self: __torch__.Ops, x: Tensor, input: Tensor, recurrent: Tensor, bias: Tensor) -> Tensor:
    units = torch.size(recurrent, 1)
    start = torch.zeros([1, torch.size(x, 0), units], dtype=ops.prim.dtype(x), device=ops.prim.device(x))
    y, _0, _1 = torch.lstm(x, [start, start], [input, recurrent, bias, torch.zeros_like(bias)], True, 1, 0., False, False, True)
    return torch.select(y, 1, -1)
  def rows_of_pixels(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.flatten(torch.permute(x, [0, 2, 1, 3]), 2)
  def times(self: __torch__.Ops, x: Tensor, factors: Tensor) -> Tensor:
    return torch.mul(x, torch.to(factors, ops.prim.dtype(x), False, True))
  def masked(self: __torch__.Ops, x: Tensor, mask: Tensor, scale: Tensor) -> Tensor:
    return torch.mul(x, torch.mul(torch.to(mask, ops.prim.dtype(x), False, True), float(scale)))
  def gelu(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.gelu(x, approximate="none")
  def geglu(self: __torch__.Ops, x: Tensor) -> Tensor:
    value, gate = torch.chunk(x, 2, -1)
    return torch.mul(value, torch.gelu(gate, approximate="none"))
  def attention(self: __torch__.Ops, query: Tensor, key: Tensor, value: Tensor, heads: Tensor) -> Tensor:
    n, tokens, channels = torch.size(query)
    h = int(heads)
    q = torch.transpose(torch.reshape(query, [n, tokens, h, -1]), 1, 2)
    k = torch.transpose(torch.reshape(key, [n, torch.size(key, 1), h, -1]), 1, 2)
    v = torch.transpose(torch.reshape(value, [n, torch.size(value, 1), h, -1]), 1, 2)
    y = torch.scaled_dot_product_attention(q, k, v)
    return torch.reshape(torch.transpose(y, 1, 2), [n, tokens, channels])
  def self_attention(self: __torch__.Ops, qkv: Tensor, heads: Tensor) -> Tensor:
    n, tokens, _0 = torch.size(qkv)
    parts = torch.permute(torch.reshape(qkv, [n, tokens, 3, int(heads), -1]), [2, 0, 3, 1, 4])
    q, k, v = torch.unbind(parts, 0)
    y = torch.scaled_dot_product_attention(q, k, v)
    return torch.reshape(torch.transpose(y, 1, 2), [n, tokens, -1])
  def to_tokens(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.contiguous(torch.transpose(torch.flatten(x, 2), 1, 2))
  def to_pixels(self: __torch__.Ops, x: Tensor, like: Tensor) -> Tensor:
    return torch.reshape(torch.contiguous(torch.transpose(x, 1, 2)), torch.size(like))
  def double_size(self: __torch__.Ops, x: Tensor) -> Tensor:
    n, c, h, w = torch.size(x)
    y = torch.unsqueeze(torch.unsqueeze(x, 3), 5)
    return torch.reshape(torch.expand(y, [-1, -1, -1, 2, -1, 2]), [n, c, torch.mul(h, 2), torch.mul(w, 2)])
  def resize_nearest(self: __torch__.Ops, x: Tensor, like: Tensor) -> Tensor:
    return torch.upsample_nearest2d(x, [torch.size(like, 2), torch.size(like, 3)], None)
  def pad_bottom_right(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.constant_pad_nd(x, [0, 1, 0, 1], 0)
  def global_norm(self: __torch__.Ops, tensors: List[Tensor]) -> Tensor:
    total = torch.zeros([], dtype=7, device=ops.prim.device(tensors[0]))
    for _0 in range(torch.len(tensors)):
      norm = torch.to(torch.norm(tensors[_0]), 7)
      total = torch.add(total, torch.mul(norm, norm))
    return torch.to(torch.sqrt(total), 6)
  def approach(self: __torch__.Ops, tensors: List[Tensor], to: List[Tensor], weight: Tensor) -> Tensor:
    for i in range(torch.len(tensors)):
      _0 = torch.lerp_(torch.detach(tensors[i]), to[i], float(weight))
    return weight
  def momentum(self: __torch__.Ops, parameters: List[Tensor], gradients: List[Tensor], velocities: List[Tensor], averages: List[Tensor], settings: Tensor) -> Tensor:
    rate = float(settings[0])
    momentum = float(settings[1])
    decay = float(settings[2])
    scale = float(settings[3])
    keep = float(settings[4])
    for i in range(torch.len(parameters)):
      p = torch.detach(parameters[i])
      g = torch.add(torch.mul(gradients[i], scale), p, alpha=decay)
      v = velocities[i]
      _0 = torch.add_(torch.mul_(v, momentum), g)
      _1 = torch.add_(p, v, alpha=torch.neg(rate))
      _2 = torch.lerp_(averages[i], p, torch.sub(1., keep))
      _3 = torch.zero_(gradients[i])
    return settings
  def adamw(self: __torch__.Ops, parameters: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], averages: List[Tensor], settings: Tensor) -> Tensor:
    rate = float(settings[0])
    beta1 = float(settings[1])
    beta2 = float(settings[2])
    eps = float(settings[3])
    decay = float(settings[4])
    scale = float(settings[5])
    correction1 = float(settings[6])
    correction2 = float(settings[7])
    keep = float(settings[8])
    for i in range(torch.len(parameters)):
      p = torch.detach(parameters[i])
      g = torch.mul(gradients[i], scale)
      m = first[i]
      v = second[i]
      _1 = torch.add_(torch.mul_(m, beta1), g, alpha=torch.sub(1., beta1))
      _2 = torch.addcmul_(torch.mul_(v, beta2), g, g, value=torch.sub(1., beta2))
      denominator = torch.add(torch.sqrt(torch.div(v, correction2)), eps)
      _3 = torch.mul_(p, torch.sub(1., torch.mul(rate, decay)))
      _4 = torch.addcdiv_(p, m, denominator, value=torch.div(torch.neg(rate), correction1))
      _5 = torch.lerp_(averages[i], p, torch.sub(1., keep))
      _6 = torch.zero_(gradients[i])
    return settings
