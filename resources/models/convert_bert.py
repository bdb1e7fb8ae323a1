"""Turns a BERT encoder from an int8 ONNX file (onnxruntime's dynamic quantisation) into a Q8_0 GGUF for llama.cpp.

usage: convert_bert.py MODEL_DIR OUT.gguf --pooling cls|rank --name NAME --licence LICENCE
MODEL_DIR holds model.onnx and tokenizer.json. Needs the packages gguf, numpy and onnx.

The int8 weights are de-quantised to float32 and quantised again in blocks of 32. The result is the same, byte for byte,
for the same input and the same version of gguf: the catalogue holds its SHA-256.
"""
import argparse
import json
import pathlib
import re

import gguf
import numpy as np
import onnx
from onnx import numpy_helper

# Both models that are converted here have heads of 32 dimensions; the ONNX graph does not say.
HEAD_DIMENSIONS = 32
LAYER_NORM_EPSILON = 1e-12


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('folder', type=pathlib.Path)
    arguments.add_argument('out')
    arguments.add_argument('--pooling', choices=['cls', 'rank'], required=True)
    arguments.add_argument('--name', required=True)
    arguments.add_argument('--licence', required=True)
    options = arguments.parse_args()
    weights = read_weights(options.folder / 'model.onnx')
    layers = 1 + max(int(found[1]) for key in weights if (found := re.match(r'encoder\.layer\.(\d+)\.', key)))
    writer = gguf.GGUFWriter(options.out, 'bert')
    write_sizes(writer, weights, layers, options)
    write_tokens(writer, options.folder / 'tokenizer.json', weights['embeddings.word_embeddings.weight'].shape[0])
    write_tensors(writer, weights, layers, ranks=options.pooling == 'rank')
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read_weights(path):
    """Float32 tensors by their PyTorch names, from initialisers that are named three different ways."""
    graph = onnx.load(str(path)).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def dequantised(base):
        values, zero = stored[base + '_quantized'].astype(np.float32), stored[base + '_zero_point'].astype(np.float32)
        return (values - zero) * stored[base + '_scale'].astype(np.float32)

    weights = {}
    for name, value in stored.items():
        if name.endswith(('_scale', '_zero_point')) or name.startswith('onnx::'):
            continue
        if name.endswith('_quantized'):
            base = name[: -len('_quantized')]
            # The graph stores the weights of a Gemm with the input first; PyTorch and GGUF have the output first.
            turned = 'dense.weight' in base or 'classifier.weight' in base
            weights[base] = dequantised(base).T if turned else dequantised(base)
        elif value.dtype == np.float32 and re.search(r'(weight|bias)$', name):
            weights[name] = value
    # Weights of plain matrix products lost their names: the node that uses them still has the module's path.
    for node in graph.node:
        if node.op_type == 'MatMulInteger' and node.input[1].startswith('onnx::'):
            name = re.sub(r'/MatMul_quant$', '', node.name).strip('/').replace('/', '.') + '.weight'
            weights[name] = dequantised(node.input[1][: -len('_quantized')]).T
    return {
        name.removeprefix('bert.'): np.ascontiguousarray(value, dtype=np.float32)
        for name, value in weights.items()
        if 'position_ids' not in name
    }


def write_sizes(writer, weights, layers, options):
    width = weights['embeddings.word_embeddings.weight'].shape[1]
    writer.add_name(options.name)
    writer.add_license(options.licence)
    writer.add_block_count(layers)
    writer.add_context_length(weights['embeddings.position_embeddings.weight'].shape[0])
    writer.add_embedding_length(width)
    writer.add_feed_forward_length(weights['encoder.layer.0.intermediate.dense.bias'].shape[0])
    writer.add_head_count(width // HEAD_DIMENSIONS)
    writer.add_layer_norm_eps(LAYER_NORM_EPSILON)
    writer.add_causal_attention(False)
    writer.add_pooling_type({'cls': gguf.PoolingType.CLS, 'rank': gguf.PoolingType.RANK}[options.pooling])
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_token_type_count(weights['embeddings.token_type_embeddings.weight'].shape[0])
    if options.pooling == 'rank':
        writer.add_classifier_output_labels(['LABEL_0'])


def write_tokens(writer, path, count):
    tokenizer = json.loads(path.read_text(encoding='utf-8'))
    vocabulary = tokenizer['model']['vocab']
    text_of = {number: text for text, number in vocabulary.items()}
    special = {token['id'] for token in tokenizer['added_tokens']}
    tokens, types = [], []
    for number in range(count):
        text = text_of.get(number)
        if text is None:
            tokens.append(f'[PAD{number}]')
            types.append(gguf.TokenType.UNUSED)
        elif number in special:
            tokens.append(text)
            types.append(gguf.TokenType.CONTROL)
        else:
            # llama.cpp marks the start of a word; WordPiece marks its continuation.
            tokens.append(text[2:] if text.startswith('##') else '\u2581' + text)
            types.append(gguf.TokenType.NORMAL)
    writer.add_tokenizer_model('bert')
    writer.add_tokenizer_pre('default')
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_unk_token_id(vocabulary['[UNK]'])
    writer.add_sep_token_id(vocabulary['[SEP]'])
    writer.add_pad_token_id(vocabulary['[PAD]'])
    writer.add_mask_token_id(vocabulary['[MASK]'])
    writer.add_bos_token_id(vocabulary['[CLS]'])
    writer.add_eos_token_id(vocabulary['[SEP]'])


def write_tensors(writer, weights, layers, ranks):
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.BERT, layers)
    for key, value in weights.items():
        if key.startswith('pooler.dense'):
            if not ranks:
                continue
            name = 'cls' + key[len('pooler.dense') :]
        elif key.startswith('classifier'):
            name = 'cls.output' + key[len('classifier') :]
        else:
            name = names.get_name(key, try_suffixes=('.weight', '.bias'))
        if name is None:
            raise SystemExit(f'The tensor {key} has no place in a BERT model.')
        # Small tensors stay exact: they cost nothing and llama.cpp wants them so.
        if value.ndim == 1 or 'position_embd' in name or 'token_types' in name or name.startswith('cls'):
            writer.add_tensor(name, value)
        else:
            kind = gguf.GGMLQuantizationType.Q8_0
            writer.add_tensor(name, gguf.quants.quantize(value, kind), raw_dtype=kind)


main()
