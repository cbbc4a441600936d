"""The network as an ONNX graph, batch norms folded away, in the operators that core/infer/src/onnx reads."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from network import FEATURE_LIMIT, BeatNet

OPSET = 17


class Writer:
    """Nodes and weights of a graph under construction; every method gives the name of its output."""

    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def constant(self, array):
        self.count += 1
        name = f"w{self.count}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, operator, *inputs, output=None, **attributes):
        self.count += 1
        output = output or f"n{self.count}"
        self.nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output


def array(tensor):
    return tensor.detach().numpy().astype(np.float32)


def folded(conv, norm):
    """Weights of a convolution with the batch norm after it."""
    gain = array(norm.weight) / np.sqrt(array(norm.running_var) + norm.eps)
    bias = (array(conv.bias) - array(norm.running_mean)) * gain + array(norm.bias)
    return array(conv.weight) * gain[:, None, None], bias


def layers(w: Writer, net: BeatNet):
    """All nodes; outputs are `scores` and `activation`."""

    def convolved(x, conv, norm, relu):
        weight, bias = folded(conv, norm)
        y = w.node("Conv", x, w.constant(weight), w.constant(bias), kernel_shape=list(conv.kernel_size),
                   strides=list(conv.stride), pads=list(conv.padding) * 2, dilations=list(conv.dilation))
        return w.node("Relu", y) if relu else y

    def linear(x, layer, add=0.0):
        return w.node("Gemm", x, w.constant(array(layer.weight)), w.constant(array(layer.bias) + np.float32(add)), transB=1)

    x = w.node("Sub", "features", w.constant(array(net.mean)[None]))
    x = w.node("Mul", x, w.constant(array(net.inverse)[None]))
    limit = np.float32(FEATURE_LIMIT)
    x = w.node("Clip", x, w.constant(-limit), w.constant(limit))
    context = w.node("Relu", linear(w.node("Relu", linear(x, net.hidden1)), net.hidden2))
    maps = convolved("window", net.conv1, net.norm1, True)
    maps = convolved(maps, net.conv2, net.norm2, True)
    maps = convolved(maps, net.conv3, net.norm3, False)
    axis = w.constant(np.array([2], np.int64))
    gain = w.node("Unsqueeze", linear(context, net.gain, add=1.0), axis)
    shift = w.node("Unsqueeze", linear(context, net.shift), axis)
    maps = w.node("Relu", w.node("Add", w.node("Mul", maps, gain), shift))
    activation = w.node("Conv", maps, w.constant(array(net.head.weight)), w.constant(array(net.head.bias)),
                        output="activation", kernel_shape=[1])
    pooled = w.node("ReduceMean", activation, axes=[2], keepdims=0)
    w.node("Add", pooled, linear(context, net.direct), output="scores")


def write(net: BeatNet, window: int, features: int) -> bytes:
    """Bytes of the graph."""
    writer = Writer()
    layers(writer, net)
    cells = window // 4
    graph = helper.make_graph(
        writer.nodes,
        "beat",
        [helper.make_tensor_value_info("window", TensorProto.FLOAT, [1, 2, window]),
         helper.make_tensor_value_info("features", TensorProto.FLOAT, [1, features])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, 4]),
         helper.make_tensor_value_info("activation", TensorProto.FLOAT, [1, 4, cells])],
        writer.weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="strapline")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model.SerializeToString()
